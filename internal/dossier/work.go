package dossier

import (
	"strconv"
	"time"
)

// TaskName names a piece of background work; it is the task type in the queue.
type TaskName string

// The tasks.
const (
	TaskRead      TaskName = "document:read"   // subject: a document
	TaskEvaluate  TaskName = "group:evaluate"  // subject: a group
	TaskReprocess TaskName = "group:reprocess" // subject: a group; as evaluate, in nobody's way
)

// Queue names one of the three queues.
type Queue string

// The queues, most urgent first.
const (
	QueueInteractive Queue = "interactive" // somebody waits before a screen
	QueueIntake      Queue = "intake"      // uploads
	QueueReprocess   Queue = "reprocess"   // stored groups under new rules
)

// Task is one piece of background work. It carries ids only: personal data
// never enters the queue. Attempt makes the task's identity: the number of the
// claim on a document, or the revision of a group.
type Task struct {
	Name    TaskName
	Queue   Queue
	Subject string
	Attempt int64
}

// ID returns the task's identity, stage/subject/attempt: the same work asked
// for twice has the same identity and is queued once.
func (t Task) ID() string {
	return string(t.Name) + "/" + t.Subject + "/" + strconv.FormatInt(t.Attempt, 10)
}

// Claim is a worker's hold on a document for as long as it renews the lease.
// Fence rises with every claim on the document; what is written under an older
// one is refused. Fresh asks for a new reading even where one of the same
// bytes is stored.
type Claim struct {
	DocumentID string
	GroupID    string
	SHA256     string
	Fence      int64
	Fresh      bool
}

// Once makes a request repeatable: Key is its Idempotency-Key, empty for none,
// and BodyHash tells what it asks for.
type Once struct{ Key, BodyHash string }

// Reading is the outcome of reading one document: papers, or the problem that
// prevented it. Both are results.
type Reading struct {
	Papers        []Paper
	Problem       *Problem
	ElapsedMS     int64 // wall time of the reading
	ReaderVersion string
}

// EventKind says what happened in a group.
type EventKind string

// The events of a group.
const (
	EventDocument   EventKind = "document"   // a document changed: stored, reading, read, unreadable, withdrawn
	EventCorrection EventKind = "correction" // a person corrected a document
	EventReport     EventKind = "report"     // there is a new report
	EventFacts      EventKind = "facts"      // the declared facts changed
)

// Event is one entry of a group's history. Seq rises by one within the group.
// It carries ids and states only.
type Event struct {
	Seq        int64     `json:"seq"`
	Kind       EventKind `json:"kind"`
	DocumentID string    `json:"document_id,omitempty"`
	Status     Status    `json:"status,omitempty"`
	At         time.Time `json:"at"`
}

// GroupSummary is one line of the list of groups. Total counts its documents,
// Done those that are read or unreadable. Verdict is empty before the first
// report. Marked says whether the rules have changed since.
type GroupSummary struct {
	ID         string    `json:"id"`
	Enterprise string    `json:"enterprise"`
	Profile    string    `json:"profile"`
	Business   string    `json:"business"`
	Applicants int       `json:"applicants"`
	Total      int       `json:"documents_total"`
	Done       int       `json:"documents_done"`
	Verdict    Verdict   `json:"verdict,omitempty"` // of the newest report
	Current    bool      `json:"current"`           // that report is current (ReportMeta), and its rules are those in force
	Outdated   bool      `json:"outdated"`          // there is a report, and it is not current
	Created    time.Time `json:"created_at"`
	Updated    time.Time `json:"updated_at"`

	Date         string `json:"date,omitempty"`          // day of submission, YYYY-MM-DD
	RulesVersion string `json:"rules_version,omitempty"` // that the newest report was made under
}

// ReportMeta says what a stored report rests on. Current is false while a
// newer report is on its way; Problem then, or afterwards, says why none could
// be made.
type ReportMeta struct {
	Revision     int64     `json:"revision"`
	RulesVersion string    `json:"rules_version"`
	MadeAt       time.Time `json:"made_at"`
	Current      bool      `json:"current"`
	Problem      *Problem  `json:"error,omitempty"`
}
