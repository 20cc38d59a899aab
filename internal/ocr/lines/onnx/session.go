package onnx

import (
	"errors"
	"fmt"
	"os"
	"sync"

	runtime "github.com/yalue/onnxruntime_go"

	"zhengqi/internal/dossier"
)

// maxModel is the size of the largest model file, in bytes.
const maxModel = 512 << 20

// Session is a network of one input and one output, both of float32. It is safe
// for use by several goroutines, which run side by side on a thread each.
type Session struct {
	input  []int64
	output []int64

	mu      sync.RWMutex // read while the network runs, written to close it
	session *runtime.DynamicAdvancedSession
}

// Tensor is an array of any number of dimensions, the last one's values beside
// each other.
type Tensor struct {
	Shape  []int64
	Values []float32
}

var (
	errClosed = errors.New("onnx: the session is closed")
	errResult = errors.New("onnx: the network's result is no tensor of float32")
)

// Open loads a model file. The library is the path of ONNX Runtime's; where it
// is empty, it is looked for. Errors carry the codes onnxruntime_missing,
// onnxruntime_unfit, line_model_unreadable, line_model_refused and
// line_model_form.
func Open(model, library string) (*Session, error) {
	if err := checkFile(model); err != nil {
		return nil, err
	}
	if err := load(library); err != nil {
		return nil, err
	}
	options, err := newOptions()
	if err != nil {
		return nil, refused(model, err)
	}
	defer options.Destroy()
	inputs, outputs, err := runtime.GetInputOutputInfoWithOptions(model, options)
	if err != nil {
		return nil, refused(model, err)
	}
	if len(inputs) != 1 || len(outputs) != 1 || !floats(inputs[0]) || !floats(outputs[0]) {
		return nil, Form(model, fmt.Sprintf("%v → %v", inputs, outputs))
	}
	s := &Session{input: inputs[0].Dimensions, output: outputs[0].Dimensions}
	s.session, err = runtime.NewDynamicAdvancedSession(model, []string{inputs[0].Name}, []string{outputs[0].Name}, options)
	if err != nil {
		return nil, refused(model, err)
	}
	return s, nil
}

func checkFile(model string) error {
	info, err := os.Stat(model)
	if err == nil && (!info.Mode().IsRegular() || info.Size() > maxModel) {
		err = fmt.Errorf("%s of %d bytes", info.Mode().Type(), info.Size())
	}
	if err != nil {
		return &dossier.Error{Class: dossier.Invalid, Code: "line_model_unreadable",
			Message:   "识别模型文件 " + model + " 无法读取，请检查路径、权限与大小（不超过 512 MB）。",
			MessageEN: "the model file " + model + " cannot be read; check its path, permissions and size (512 MB at most)", Cause: err}
	}
	return nil
}

// newOptions are the options of a session: a line is short, so the goroutines
// are the parallelism.
func newOptions() (*runtime.SessionOptions, error) {
	o, err := runtime.NewSessionOptions()
	if err != nil {
		return nil, err
	}
	err = errors.Join(o.SetIntraOpNumThreads(1), o.SetInterOpNumThreads(1),
		o.SetMemPattern(false), // plans of memory, one for every width of a line
		o.SetLogSeverityLevel(runtime.LoggingLevelFatal))
	if err != nil {
		return nil, errors.Join(err, o.Destroy())
	}
	return o, nil
}

func floats(info runtime.InputOutputInfo) bool {
	return info.OrtValueType == runtime.ONNXTypeTensor && info.DataType == runtime.TensorElementDataTypeFloat
}

// Input returns the shape of the input, -1 where it is free.
func (s *Session) Input() []int64 { return s.input }

// Output returns the shape of the output, -1 where it is free.
func (s *Session) Output() []int64 { return s.output }

// Run runs the network.
func (s *Session) Run(in Tensor) (Tensor, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if s.session == nil {
		return Tensor{}, errClosed
	}
	given, err := runtime.NewTensor(runtime.NewShape(in.Shape...), in.Values)
	if err != nil {
		return Tensor{}, err
	}
	defer given.Destroy()
	results := []runtime.Value{nil}
	if err := s.session.Run([]runtime.Value{given}, results); err != nil {
		return Tensor{}, err
	}
	defer results[0].Destroy()
	result, ok := results[0].(*runtime.Tensor[float32])
	if !ok {
		return Tensor{}, errResult
	}
	return Tensor{result.GetShape(), result.GetData()}, nil
}

// Close frees the network once nobody runs it any more. The library stays.
func (s *Session) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.session == nil {
		return nil
	}
	err := s.session.Destroy()
	s.session = nil
	return err
}

func refused(model string, cause error) error {
	return &dossier.Error{Class: dossier.Invalid, Code: "line_model_refused",
		Message:   "ONNX Runtime 不能载入 " + model + "：文件损坏、不是 ONNX 模型，或需要更新的版本。",
		MessageEN: "ONNX Runtime does not load " + model + ": it is damaged, no ONNX model, or asks for a newer version", Cause: cause}
}

// Form is the error, with the code line_model_form, that a model is not of the
// form of PP-OCR's recognisers; found is what it is.
func Form(model, found string) error {
	return &dossier.Error{Class: dossier.Invalid, Code: "line_model_form",
		Message:   model + " 不是 PP-OCR 形式的识别模型：输入应为 1 × 3 或 1 × 48 × 宽，输出应为 1 × 帧数 × 类别数，都是 float32；实际为 " + found + "。",
		MessageEN: model + " is no recogniser in PP-OCR's form: lines x 1 or 3 x 48 x columns to lines x frames x classes, both float32; it is " + found}
}
