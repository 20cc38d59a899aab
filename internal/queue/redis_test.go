package queue_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"zhengqi/internal/dossier"
	"zhengqi/internal/queue"
)

// holdEnv makes the test binary a program that starts Redis in the directory
// it names and waits to be killed.
const holdEnv = "ZHENGQI_TEST_HOLD_REDIS"

func TestMain(m *testing.M) {
	if dir := os.Getenv(holdEnv); dir != "" {
		r, err := queue.StartRedis(context.Background(), dir, slog.New(slog.DiscardHandler))
		fmt.Println(r.URL(), err)
		select {}
	}
	os.Exit(m.Run())
}

func start(t *testing.T, dir string) (*queue.Redis, *queue.Client) {
	t.Helper()
	r, err := queue.StartRedis(t.Context(), dir, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(r.Stop)
	return r, connect(t, r.URL())
}

func connect(t *testing.T, url string) *queue.Client {
	t.Helper()
	c, err := queue.Connect(url, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	return c
}

// eventually waits for something another process does.
func eventually(t *testing.T, what string, ok func() bool) {
	t.Helper()
	deadline := time.After(20 * time.Second)
	for !ok() {
		select {
		case <-deadline:
			t.Fatalf("never: %s", what)
		case <-time.After(10 * time.Millisecond):
		}
	}
}

func wantCode(t *testing.T, err error, code string) {
	t.Helper()
	var coded *dossier.Error
	if !errors.As(err, &coded) || coded.Code != code {
		t.Fatalf("error is %v, want code %s", err, code)
	}
}

func setting(t *testing.T, c *queue.Client, name string) string {
	t.Helper()
	values, err := c.Redis().ConfigGet(t.Context(), name).Result()
	if err != nil {
		t.Fatal(err)
	}
	return values[name]
}

func TestRedisIsPrivateAndDurable(t *testing.T) {
	dir := t.TempDir()
	r, c := start(t, dir)
	for name, want := range map[string]string{"port": "0", "appendonly": "yes", "appendfsync": "always", "maxmemory-policy": "noeviction"} {
		if got := setting(t, c, name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	if err := c.Redis().Set(t.Context(), "kept", "yes", 0).Err(); err != nil {
		t.Fatal(err)
	}
	r.Stop()
	r.Stop()
	if err := c.Ping(t.Context()); dossier.ClassOf(err) != dossier.Unavailable {
		t.Errorf("after Stop Ping gives %v", err)
	}
	_, again := start(t, dir)
	if got, err := again.Redis().Get(t.Context(), "kept").Result(); got != "yes" {
		t.Errorf("after a second start the key is %q, %v", got, err)
	}
}

func TestRedisUnderALongPath(t *testing.T) {
	r, c := start(t, filepath.Join(t.TempDir(), strings.Repeat("long", 25), "数据"))
	if err := c.Ping(t.Context()); err != nil {
		t.Fatal(err)
	}
	socketDir := filepath.Dir(strings.TrimPrefix(r.URL(), "unix://"))
	r.Stop()
	if _, err := os.Stat(socketDir); err == nil {
		t.Errorf("%s is left behind", socketDir)
	}
}

func TestRedisMissing(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	_, err := queue.StartRedis(t.Context(), t.TempDir(), slog.New(slog.DiscardHandler))
	wantCode(t, err, "redis_missing")
}

func TestRedisDirectoryHasOneOwner(t *testing.T) {
	dir := t.TempDir()
	start(t, dir)
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	_, err := queue.StartRedis(ctx, dir, slog.New(slog.DiscardHandler))
	wantCode(t, err, "data_in_use")
}

func TestRedisSetsDamagedDataAside(t *testing.T) {
	dir := t.TempDir()
	aof := filepath.Join(dir, "appendonlydir")
	if err := os.Mkdir(aof, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(aof, "appendonly.aof.manifest"), []byte("not a manifest\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, c := start(t, dir)
	if err := c.Ping(t.Context()); err != nil {
		t.Fatal(err)
	}
	if aside, _ := filepath.Glob(aof + ".damaged-*"); len(aside) != 1 {
		t.Errorf("set aside: %v", aside)
	}
}

func TestRedisComesBackAfterItsDeath(t *testing.T) {
	_, c := start(t, t.TempDir())
	first := pid(t, c)
	if err := syscall.Kill(first, syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	eventually(t, "another server", func() bool { return c.Ping(t.Context()) == nil && pid(t, c) != first })
}

func pid(t *testing.T, c *queue.Client) int {
	t.Helper()
	info, err := c.Redis().Info(t.Context(), "server").Result()
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(info, "process_id:")
	n, err := strconv.Atoi(strings.TrimSpace(strings.SplitN(rest, "\n", 2)[0]))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestRedisDiesWithItsParent(t *testing.T) {
	dir := t.TempDir()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), holdEnv+"="+dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	url, problem, _ := strings.Cut(strings.TrimSpace(line), " ")
	if problem != "<nil>" {
		t.Fatal(line)
	}
	server := pid(t, connect(t, url))
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	cmd.Wait()
	eventually(t, "the server dies", func() bool { return syscall.Kill(server, 0) != nil || zombie(server) })
	start(t, dir)
}

// zombie reports whether the process is dead and only waits to be collected.
func zombie(pid int) bool {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	return err != nil || strings.Contains(string(stat), ") Z ")
}
