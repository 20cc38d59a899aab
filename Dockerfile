FROM golang:1.26-bookworm AS build
RUN apt-get update -qq \
 && apt-get install -y -qq --no-install-recommends gcc g++ libc6-dev pkg-config libtesseract-dev libleptonica-dev >/dev/null \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY cmd cmd
COPY internal internal
COPY workers workers
RUN go build -trimpath -o /zhengqi ./cmd/zhengqi

FROM debian:bookworm-slim AS onnxruntime
RUN apt-get update -qq \
 && apt-get install -y -qq --no-install-recommends ca-certificates npm >/dev/null \
 && rm -rf /var/lib/apt/lists/*
COPY deploy/onnxruntime.sh /
# Optional: without it the image reads with its own networks.
RUN mkdir -p /usr/local/lib/zhengqi && (/onnxruntime.sh || echo 'ONNX Runtime is left out' >&2)

FROM debian:bookworm-slim
RUN apt-get update -qq \
 && apt-get install -y -qq --no-install-recommends \
      ca-certificates redis-server tesseract-ocr tesseract-ocr-eng tesseract-ocr-chi-sim tesseract-ocr-script-hans \
      fonts-lxgw-wenkai fonts-dejavu-core >/dev/null \
 && find /usr/share/fonts/truetype/lxgw-wenkai -type f ! -name LXGWWenKai-Regular.ttf -delete \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --home-dir /var/lib/zhengqi --create-home zhengqi
COPY --from=onnxruntime /usr/local/lib/zhengqi /usr/local/lib/zhengqi
COPY --from=build /zhengqi /usr/local/bin/zhengqi
USER zhengqi
WORKDIR /var/lib/zhengqi
VOLUME /var/lib/zhengqi
EXPOSE 8080
ENTRYPOINT ["zhengqi"]
CMD ["serve", "--data", "/var/lib/zhengqi/data", "--listen", "0.0.0.0:8080"]
