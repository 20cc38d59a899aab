package main

import (
	"context"
	"fmt"

	"zhengqi/internal/specimen"
)

type specimenCommand struct {
	Dir        string `arg:"" help:"写入的目录（须为空或不存在）。 The directory to write, empty or absent." placeholder:"DIR"`
	Applicants int    `help:"申请人数。 How many applicants." default:"3"`
	Seed       uint64 `help:"随机种子：同一种子得到同一团组。 The same seed gives the same group." default:"1"`
	Defects    int    `help:"埋入的缺陷数。 How many defects to plant." default:"0"`
	Level      string `help:"图像等级：pdf、0-3 或 mixed。 Picture level." enum:"pdf,0,1,2,3,mixed" default:"mixed"`
	Profile    string `help:"办理地规则。 The profile." default:"liaoning-2026"`
	Business   string `help:"业务类型。 The business." default:"new"`
	Reason     string `help:"换补原因（replace）。 Why, of a replacement." placeholder:"ID"`
	Date       string `help:"提交日期（默认今天）。 The day of submission, default today." placeholder:"YYYY-MM-DD"`
}

// Run writes a synthetic group: all people and companies are made up.
func (c *specimenCommand) Run(ctx context.Context, to streams) error {
	if c.Date == "" {
		c.Date = today()
	}
	truth, err := specimen.Write(c.Dir, specimen.Options{
		Applicants: c.Applicants, Seed: c.Seed, Defects: c.Defects, Level: c.Level,
		Profile: c.Profile, Business: c.Business, Reason: c.Reason, Date: c.Date,
	})
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(to.out, "%s：%d 名申请人，埋入 %d 处缺陷（见 .truth/group.json）\n", c.Dir, c.Applicants, len(truth.Planted))
	return err
}
