# SPDX-License-Identifier: GPL-3.0-or-later
# toxiproxy, a TCP proxy that can be told to be slow, deaf or gone. Go builds it where Go is; its checksums are those
# of Go's public database.

toxiproxy_packages=()
toxiproxy_pinned=v2.12.0

toxiproxy_version() {
    echo "toxiproxy-$toxiproxy_pinned"
}

toxiproxy_fetch() {
    GOBIN=$1 GOFLAGS=-buildvcs=false go install "github.com/Shopify/toxiproxy/v2/cmd/server@$toxiproxy_pinned"
}

toxiproxy_make() {
    :
}

toxiproxy_prepare() {
    connection=127.0.0.1:$2
    command=("$service_cache/$(toxiproxy_version)/server" -host 127.0.0.1 -port "$2")
}
