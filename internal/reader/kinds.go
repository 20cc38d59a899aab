package reader

import (
	"context"

	"zhengqi/internal/dossier"
)

// readers lists the kinds whose fields are read.
var readers = map[dossier.Kind]func(context.Context, *text) dossier.Fields{}
