// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/outgoing/span_export.h"
#include "backend/platform/watch/log.h"
#include "backend/platform/work/loop.h"
#include <QCoroTask>
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryFile>
#include <QTest>
#include <unistd.h>

using namespace firstcome;
using namespace firstcome::outgoing;

namespace {

/// Answers each call as it was told to, and keeps it.
class Played final : public Sender
{
public:
    work::Reply<Answer> send(Call call) override
    {
        calls.push_back(std::move(call));
        work::Reply<Answer> reply;
        reply.resolve(answer);
        return reply;
    }

    Answer answer = Received{200, "{}"};
    std::vector<Call> calls;
};

void recordSome(size_t spans)
{
    for (size_t i = 0; i < spans; ++i) {
        watch::Span span;
        span.context = *watch::TraceContext::from("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        span.parent = 0x7;
        span.name = "POST /v1/orders";
        span.startNanos = 1;
        span.endNanos = 2'000'000'000'000'000'000;
        span.failed = true;
        span.attributes = {{"http.request.method", "POST"}};
        watch::tracer().record(std::move(span));
    }
}

} // namespace

class SpanExportTest : public QObject
{
    Q_OBJECT

    work::Loop m_loop;
    watch::Metrics m_metrics;
    Played m_collector;

private Q_SLOTS:
    void init()
    {
        watch::tracer().switchOn(0);
        m_collector = {};
    }

    /// As the specification writes it: ids in hexadecimal, 64-bit numbers as texts.
    void spansAreWrittenAsOtlp()
    {
        recordSome(1);
        const auto spans = watch::tracer().take(1);
        const QJsonValue group = QJsonDocument::fromJson(otlpJson(spans, "3"))[QStringLiteral("resourceSpans")][0];
        const QJsonArray about = group[QStringLiteral("resource")][QStringLiteral("attributes")].toArray();
        QVERIFY(about.contains(
            QJsonObject{{QStringLiteral("key"), QStringLiteral("service.instance.id")},
                        {QStringLiteral("value"), QJsonObject{{QStringLiteral("stringValue"), QStringLiteral("3")}}}}));
        const QJsonValue span = group[QStringLiteral("scopeSpans")][0][QStringLiteral("spans")][0];
        QCOMPARE(span[QStringLiteral("traceId")].toString(), QStringLiteral("4bf92f3577b34da6a3ce929d0e0e4736"));
        QCOMPARE(span[QStringLiteral("spanId")].toString(), QStringLiteral("00f067aa0ba902b7"));
        QCOMPARE(span[QStringLiteral("parentSpanId")].toString(), QStringLiteral("0000000000000007"));
        QCOMPARE(span[QStringLiteral("name")].toString(), QStringLiteral("POST /v1/orders"));
        QCOMPARE(span[QStringLiteral("kind")].toInt(), 2);
        QCOMPARE(span[QStringLiteral("endTimeUnixNano")].toString(), QStringLiteral("2000000000000000000"));
        QCOMPARE(span[QStringLiteral("status")][QStringLiteral("code")].toInt(), 2);
    }

    void allThatWaitsIsSentInBatches()
    {
        SpanExport spans({m_collector, "http://collector", [] { return QByteArray("0"); }}, m_metrics);
        recordSome(SpanExport::batch + 1);
        QCoro::waitFor(spans.run());
        QCOMPARE(m_collector.calls.size(), size_t(2));
        QCOMPARE(m_collector.calls.front().url, QByteArray("http://collector/v1/traces"));
        QCOMPARE(m_collector.calls.front().method, QByteArray("POST"));
        QCOMPARE(watch::tracer().waiting(), size_t(0));
        QCoro::waitFor(spans.run());
        QCOMPARE(m_collector.calls.size(), size_t(2)); // nothing waits: nobody is asked
    }

    /// One that is away, or says no, is asked once a turn; its batch is gone and counted.
    void whatIsNotTakenIsDropped_data()
    {
        QTest::addColumn<int>("status"); ///< 0: not reached
        QTest::newRow("away") << 0;
        QTest::newRow("refuses") << 400;
        QTest::newRow("breaks") << 503;
    }
    void whatIsNotTakenIsDropped()
    {
        QFETCH(int, status);
        watch::Metrics metrics;
        SpanExport spans({m_collector, "http://collector", [] { return QByteArray("0"); }}, metrics);
        if (status == 0)
            m_collector.answer = NotSent{QStringLiteral("refused")};
        else
            m_collector.answer = Received{status, {}};
        const qint64 before = watch::tracer().dropped();
        recordSome(2 * SpanExport::batch);
        QCoro::waitFor(spans.run());
        QCOMPARE(m_collector.calls.size(), size_t(1));
        QCOMPARE(watch::tracer().dropped() - before, qint64(SpanExport::batch));
        m_collector.answer = Received{200, {}};
        QCoro::waitFor(spans.run());
        QCOMPARE(watch::tracer().waiting(), size_t(0));
        QCOMPARE(watch::tracer().dropped() - before, qint64(SpanExport::batch));
    }

    /// However long it takes none: one line when that begins, with why, and one when it is over.
    void aCollectorThatIsAwayIsTold_data()
    {
        QTest::addColumn<int>("status"); ///< 0: not reached
        QTest::addColumn<QByteArray>("why");
        QTest::newRow("away") << 0 << QByteArray("nobody listens");
        QTest::newRow("refuses") << 400 << QByteArray("it answers 400");
    }
    void aCollectorThatIsAwayIsTold()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, why);
        QTemporaryFile log;
        QVERIFY(log.open());
        watch::setLogDescriptor(log.handle());
        const auto restored = qScopeGuard([] { watch::setLogDescriptor(STDERR_FILENO); });
        watch::Metrics metrics;
        SpanExport spans({m_collector, "http://collector", [] { return QByteArray("0"); }}, metrics);
        const auto turn = [&](const Answer &answer) {
            m_collector.answer = answer;
            recordSome(1);
            QCoro::waitFor(spans.run());
        };
        const auto lines = [&] {
            QFile file(log.fileName());
            return file.open(QIODevice::ReadOnly) ? file.readAll().split('\n') : QByteArrayList();
        };
        turn(Received{200, {}});
        QCOMPARE(lines().size(), 1); // nothing, and no end of a line
        for (int i = 0; i < 3; ++i)
            turn(status ? Answer(Received{status, {}}) : Answer(NotSent{QStringLiteral("nobody listens")}));
        QCOMPARE(lines().size(), 2);
        QVERIFY2(lines().at(0).contains("spans.not-taken") && lines().at(0).contains(why), lines().at(0).constData());
        turn(Received{200, {}});
        turn(Received{200, {}});
        QCOMPARE(lines().size(), 3);
        QVERIFY2(lines().at(1).contains("spans.taken-again"), lines().at(1).constData());
        turn(Unknown{QStringLiteral("no answer")});
        QCOMPARE(lines().size(), 4);
    }
};

QTEST_GUILESS_MAIN(SpanExportTest)
#include "span_export_test.moc"
