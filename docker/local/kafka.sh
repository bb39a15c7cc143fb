# SPDX-License-Identifier: GPL-3.0-or-later
# Apache Kafka 4.1, one node that is broker and controller (KRaft), from its published Java artifacts. Maven fetches
# what kafka.xml names; kafka.sha256 says what must come, to the byte.

kafka_packages=()
kafka_pinned=4.1.0

kafka_version() {
    echo "kafka-$kafka_pinned"
}

kafka_fetch() {
    command -v mvn java >/dev/null || (install_packages maven default-jre-headless) || return 1
    mvn -q -B -f docker/local/kafka.xml -Dkafka.version="$kafka_pinned" -Dmaven.repo.local="$1/repository" \
        org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory="$1/jars" || return 1
    rm -rf "$1/repository"
    diff <(cd "$1/jars" && sha256sum -- *.jar | LC_ALL=C sort) docker/local/kafka.sha256
}

kafka_java() {
    java "-Xmx${kafka_memory:-64m}" -cp "$service_cache/$(kafka_version)/jars/*" "$@"
}

# What does not change from start to start; the ports do.
kafka_make() {
    printf '%s\n' process.roles=broker,controller node.id=1 controller.listener.names=CONTROLLER \
        listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT inter.broker.listener.name=PLAINTEXT \
        log.dirs="$1/data" num.partitions=12 auto.create.topics.enable=false group.initial.rebalance.delay.ms=0 \
        offsets.topic.replication.factor=1 transaction.state.log.replication.factor=1 \
        transaction.state.log.min.isr=1 share.coordinator.state.topic.replication.factor=1 \
        share.coordinator.state.topic.min.isr=1 >"$1/server.base"
}

kafka_prepare() {
    local controller
    controller=$(free_port)
    {
        cat "$1/server.base"
        printf '%s\n' "listeners=PLAINTEXT://127.0.0.1:$2,CONTROLLER://127.0.0.1:$controller" \
            "advertised.listeners=PLAINTEXT://127.0.0.1:$2,CONTROLLER://127.0.0.1:$controller" \
            "controller.quorum.bootstrap.servers=127.0.0.1:$controller"
    } >"$1/server.properties"
    if [[ ! -d $1/data ]]; then
        kafka_memory=256m kafka_java kafka.tools.StorageTool format --standalone \
            -t "$(kafka_java kafka.tools.StorageTool random-uuid)" -c "$1/server.properties" >"$1/make.log" 2>&1 ||
            return 1
    fi
    connection=127.0.0.1:$2:$service_cache/$(kafka_version)/jars
    command=(
        java -Xmx512m -Dorg.apache.logging.log4j.level=INFO -cp "$service_cache/$(kafka_version)/jars/*"
        kafka.Kafka "$1/server.properties"
    )
}

kafka_ready() {
    grep -q 'Kafka Server started' "$1/server.log"
}
