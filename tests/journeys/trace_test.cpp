// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/paid_shop.h"
#include "tests/support/free_port.h"
#include "tests/support/trace_collector.h"
#include "tests/support/waits.h"
#include <QFile>
#include <QUuid>

using namespace firstcome::test;

namespace {

/// A trace as somebody before us began it.
struct Begun
{
    QString traceId = QUuid::createUuid().toString(QUuid::Id128);
    QString spanId = QUuid::createUuid().toString(QUuid::Id128).left(16);

    Caller::Headers headers(const char *flags = "01") const
    {
        const QString text = QStringLiteral("00-%1-%2-%3").arg(traceId, spanId, QLatin1StringView(flags));
        return {{"traceparent", text.toLatin1()},
                {"Idempotency-Key", QUuid::createUuid().toByteArray(QUuid::WithoutBraces)}};
    }
};

QJsonObject orderOf(const OnSale &onSale)
{
    const QJsonObject line{{QStringLiteral("optionId"), onSale.optionId}, {QStringLiteral("quantity"), 1}};
    return {{QStringLiteral("lines"), QJsonArray{line}},
            {QStringLiteral("payment"), QJsonObject{{QStringLiteral("method"), QStringLiteral("PG")}}}};
}

double metric(const RunningBackend &backend, const QByteArray &name)
{
    const QByteArray text = Caller(backend.url()).get(QStringLiteral("/metrics")).body;
    const qsizetype at = text.indexOf('\n' + name + ' ');
    return at < 0 ? -1 : text.mid(at + name.size() + 2, 24).split('\n').constFirst().toDouble();
}

} // namespace

/// What a collector of traces learns of an order, and what its absence costs.
class TraceTest : public QObject
{
    Q_OBJECT

    static constexpr int within = 60'000; // ms

private Q_SLOTS:
    /// From the request to the carrier, each because of what was before it.
    void V3_anOrderIsTracedFromItsRequestToItsDelivery()
    {
        TraceCollector collector;
        PaidShop shop;
        shop.backend.setEnvironment(QStringLiteral("FIRSTCOME_OTLP_URL"), collector.url().toString());
        shop.backend.setEnvironment(QStringLiteral("FIRSTCOME_TRACE_PERCENT"), QStringLiteral("0"));
        QVERIFY2(shop.open(), shop.backend.output().constData());
        const QString orders = QStringLiteral("/v1/orders");
        const Begun unseen;
        QCOMPARE(shop.member->post(orders, orderOf(shop.onSale), unseen.headers("00")).status, 201);
        const Begun trace;
        const Answer placed = shop.member->post(orders, orderOf(shop.onSale), trace.headers());
        QVERIFY2(placed.status == 201, placed.body.constData());
        const QString orderId = placed.text("id");
        QCOMPARE(shop.begin(orderId).status, 201);
        Begun confirming;
        confirming.traceId = trace.traceId;
        const QJsonObject agreed{{QStringLiteral("paymentKey"), shop.windowOf(orderId)},
                                 {QStringLiteral("orderId"), orderId},
                                 {QStringLiteral("amount"), PaidShop::price}};
        QCOMPARE(shop.member->post(QStringLiteral("/v1/payments/confirm"), agreed, confirming.headers()).status, 200);
        const auto seen = [&](const char *name) { return collector.span(trace.traceId, QString::fromLatin1(name)); };
        WAIT_VERIFY(!seen("POST carrier").spanId.isEmpty(), within);
        WAIT_VERIFY(!seen("deliveries process StockCommitted").spanId.isEmpty(), within);
        WAIT_VERIFY(!seen("payments process OrderPlaced").spanId.isEmpty(), within);
        QVERIFY2(collector.trouble().isEmpty(), collector.trouble().constData());

        const SeenSpan request = seen("POST /v1/orders");
        QCOMPARE(request.parentId, trace.spanId);
        QCOMPARE(request.kind, 2);
        QCOMPARE(seen("payments process OrderPlaced").parentId, request.spanId);
        QCOMPARE(seen("payments process OrderPlaced").kind, 5);
        const SeenSpan confirm = seen("POST /v1/payments/confirm");
        QCOMPARE(confirm.parentId, confirming.spanId);
        QCOMPARE(seen("POST gateway").parentId, confirm.spanId);
        QCOMPARE(seen("POST gateway").kind, 3);
        const QStringList roots{trace.spanId, confirming.spanId};
        for (const char *last : {"deliveries process StockCommitted", "POST carrier"}) {
            const QStringList names = collector.ancestry(seen(last), roots);
            QVERIFY2(names.last() == confirm.name, qPrintable(names.join(u'<')));
        }
        for (const SeenSpan &span : collector.spans(trace.traceId)) {
            const QStringList names = collector.ancestry(span, roots);
            QVERIFY2(!names.contains(QStringLiteral("?")), qPrintable(names.join(u'<')));
            QVERIFY2(!span.failed, qPrintable(span.name));
        }
        QCOMPARE(collector.spans(unseen.traceId).size(), 0);
        const auto isLogged = [&] {
            QFile log(shop.backend.dataFolder() + QStringLiteral("/access.log"));
            return log.open(QIODevice::ReadOnly) && log.readAll().contains(trace.traceId.toLatin1());
        };
        WAIT_VERIFY(isLogged(), within);
        QCOMPARE(shop.shop->broken(), QStringList());
    }

    /// Nobody listens there: spans are dropped and counted, and the shop sells.
    void aCollectorThatIsAwayCostsSpansAlone()
    {
        PaidShop shop;
        shop.backend.setEnvironment(QStringLiteral("FIRSTCOME_OTLP_URL"),
                                    QStringLiteral("http://127.0.0.1:%1").arg(freePort()));
        shop.backend.setEnvironment(QStringLiteral("FIRSTCOME_TRACE_PERCENT"), QStringLiteral("100"));
        shop.backend.setEnvironment(QStringLiteral("FIRSTCOME_ORDERS_PER_MEMBER_AND_SECOND"), QStringLiteral("0"));
        QVERIFY2(shop.open(), shop.backend.output().constData());
        for (int order = 0; order < 20; ++order)
            QCOMPARE(shop.place(shop.onSale).status, 201);
        WAIT_VERIFY(metric(shop.backend, "spans_dropped_total") > 20, within);
        QCOMPARE(metric(shop.backend, "spans_sent_total"), 0.0);
        QCOMPARE(Caller(shop.backend.url()).get(QStringLiteral("/readyz")).status, 200);
        QCOMPARE(shop.backend.stop(), 0);
    }
};

QTEST_GUILESS_MAIN(TraceTest)
#include "trace_test.moc"
