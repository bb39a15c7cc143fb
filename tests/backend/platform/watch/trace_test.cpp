// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/watch/trace.h"
#include <QTest>
#include <set>

using namespace firstcome::watch;

namespace {

Span sampledSpan()
{
    Span span;
    span.context = *TraceContext::from("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
    return span;
}

} // namespace

/// Trace contexts as W3C writes them, and spans that wait.
class TraceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aContextIsReadAsItIsWritten()
    {
        const QByteArray text("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        const auto context = TraceContext::from(text);
        QVERIFY(context);
        QVERIFY(context->sampled);
        QCOMPARE(context->text(), text);
        QCOMPARE(context->traceId(), QByteArray("4bf92f3577b34da6a3ce929d0e0e4736"));
        QCOMPARE(context->spanId(), QByteArray("00f067aa0ba902b7"));
        QVERIFY(!TraceContext::from(QByteArray(text).replace("-01", "-00"))->sampled);
        QVERIFY(TraceContext::from(QByteArray(text).replace("-01", "-03"))->sampled);
    }

    void whatIsNoContextIsNone_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("capitals") << QByteArray("00-4BF92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        QTest::newRow("another version") << QByteArray("01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        QTest::newRow("no trace") << QByteArray("00-00000000000000000000000000000000-00f067aa0ba902b7-01");
        QTest::newRow("no span") << QByteArray("00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01");
        QTest::newRow("short") << QByteArray("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-1");
        QTest::newRow("long") << QByteArray("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-");
        QTest::newRow("no hex") << QByteArray("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0g");
    }
    void whatIsNoContextIsNone()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!TraceContext::from(text));
    }

    /// Whoever began a trace decides whether it is seen; of our own so many of a hundred are.
    void theCallerDecidesWhetherItIsSampled()
    {
        Tracer tracer;
        tracer.switchOn(0);
        const auto parent = TraceContext::from("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        const TraceContext child = tracer.begin(parent);
        QCOMPARE(child.traceId(), parent->traceId());
        QVERIFY(child.span != parent->span);
        QVERIFY(child.sampled);
        QVERIFY(!tracer.begin(std::nullopt).sampled);
        tracer.switchOn(100);
        auto unseen = parent;
        unseen->sampled = false;
        QVERIFY(!tracer.begin(unseen).sampled);
        std::set<QByteArray> traces;
        int sampled = 0;
        tracer.switchOn(50);
        for (int i = 0; i < 10'000; ++i) {
            const TraceContext own = tracer.begin(std::nullopt);
            traces.insert(own.traceId());
            sampled += own.sampled ? 1 : 0;
            QVERIFY(TraceContext::from(own.text()));
        }
        QCOMPARE(traces.size(), size_t(10'000));
        QVERIFY2(sampled > 4'000 && sampled < 6'000, qPrintable(QString::number(sampled)));
    }

    void whatDoesNotFitIsDroppedAndCounted()
    {
        Tracer tracer;
        tracer.record(sampledSpan());
        QCOMPARE(tracer.waiting(), size_t(0)); // off
        tracer.switchOn(0);
        Span unseen = sampledSpan();
        unseen.context.sampled = false;
        tracer.record(unseen);
        QCOMPARE(tracer.waiting(), size_t(0));
        for (size_t i = 0; i < Tracer::mostWaiting + 7; ++i)
            tracer.record(sampledSpan());
        QCOMPARE(tracer.waiting(), Tracer::mostWaiting);
        QCOMPARE(tracer.dropped(), 7);
        QCOMPARE(tracer.take(100).size(), size_t(100));
        QCOMPARE(tracer.waiting(), Tracer::mostWaiting - 100);
        tracer.lose(100);
        QCOMPARE(tracer.dropped(), 107);
        QCOMPARE(tracer.take(1'000'000).size(), Tracer::mostWaiting - 100);
        QVERIFY(tracer.take(1).empty());
    }
};

QTEST_GUILESS_MAIN(TraceTest)
#include "trace_test.moc"
