package dossier

// PictureSpec is the form in which an office takes a photo or a signature.
type PictureSpec struct {
	Kind          Kind
	Width, Height int  // pixels
	AtMost        bool // any size up to that is taken
	White, Colour bool
	MaxBytes      int // the file is smaller than that; 0: no limit is stated
}

// FixedPicture is a picture in the form its office asks for: the JPEG and what
// was done to it, in Chinese and English. Done is empty where nothing was
// needed but to write it as a JPEG.
type FixedPicture struct {
	JPEG   []byte
	Done   []string
	DoneEN []string
}
