#!/bin/sh
# EventStoreDB takes the passwords of its two accounts from the environment alone, and only when it first starts.
# An account that is left out would keep the password that everybody knows.
set -eu
password=$(cat /run/secrets/log-password)
export EVENTSTORE_DEFAULT_ADMIN_PASSWORD="$password" EVENTSTORE_DEFAULT_OPS_PASSWORD="$password"
exec /opt/eventstore/EventStore.ClusterNode "$@"
