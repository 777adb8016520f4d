#!/bin/sh
# Makes the authority and a certificate for each EventStoreDB node, once. Each node gets its own key and nobody else's;
# the authority's key goes with this container, so that nobody can sign another certificate.
set -eu

if [ -f /certs/ca/ca.crt ]; then
  echo 'The certificates are there.'
  exit 0
fi

cd "$(mktemp -d)"
es-gencert-cli create-ca -days 1825 -out ca
for node in eventstore-1 eventstore-2 eventstore-3; do
  es-gencert-cli create-node -ca-certificate ca/ca.crt -ca-key ca/ca.key -days 730 -dns-names "$node,localhost" -out "$node"
  # What an interrupted run left may be nobody's to write to, but it can be removed.
  rm -f "/certs/$node/node.crt" "/certs/$node/node.key"
  cp "$node/node.crt" "$node/node.key" "/certs/$node/"
  chmod 444 "/certs/$node/node.crt"
  chmod 400 "/certs/$node/node.key"
  chown 1000:1000 "/certs/$node/node.key"
done
# Last: where this stands, all the others do.
cp ca/ca.crt /certs/ca/unfinished
chmod 444 /certs/ca/unfinished
mv /certs/ca/unfinished /certs/ca/ca.crt
