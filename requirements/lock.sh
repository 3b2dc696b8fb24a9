#!/bin/sh
# Pin every dependency by version and hash, with no host name in any file.
# dev.txt is solved first and constrains the rest, so that all files agree.
set -eu
cd "$(dirname "$0")/.."
compile() {
    out=$1; shift
    "${UV:-uv}" pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
        --no-annotate --no-header --no-emit-package dateline \
        --no-emit-package dateline-ingest --no-emit-package dateline-enrich \
        --no-emit-package dateline-store "$@" -o "requirements/$out.txt"
}
services="services/ingest/pyproject.toml services/enrich/pyproject.toml services/store/pyproject.toml"
compile dev --upgrade shared/pyproject.toml $services --extra service --extra embedded \
    --group pyproject.toml:dev --group pyproject.toml:build
pinned="-c requirements/dev.txt"
compile run $pinned --upgrade shared/pyproject.toml $services --extra service --extra embedded
for service in ingest enrich store; do
    compile "$service" $pinned --upgrade "services/$service/pyproject.toml"
done
compile build $pinned --upgrade --group pyproject.toml:build
# arq and celery refuse the redis-py and the dateutil that all the others share, and work with them.
printf 'redis\npython-dateutil\n' | compile bench $pinned --upgrade --group pyproject.toml:bench --override /dev/stdin
