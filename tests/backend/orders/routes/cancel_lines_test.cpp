// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/shop/orders_case.h"
#include <QTest>

using namespace firstcome;
using namespace std::chrono_literals;
using test::Answer;
using test::Caller;
using test::OrdersCase;

namespace {

const QString ordersPath = QStringLiteral("/v1/orders");

Caller::Headers key(const char *text)
{
    return {{"Idempotency-Key", text}};
}

} // namespace

/// Some lines of a paid order end; the others go on.
class CancelLinesTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<OrdersCase> m_given;
    QList<Id> m_options;
    Answer m_placed;

    Id orderId() const { return idFrom(QStringView(m_placed.text("id"))).value(); }
    QString lineOf(int index) const { return m_placed.json[u"lines"][index][u"lineId"].toString(); }
    QString cancelPath() const { return ordersPath + u'/' + m_placed.text("id") + QStringLiteral("/cancel"); }
    static QJsonObject only(const QStringList &lines)
    {
        return {{QStringLiteral("lines"), QJsonArray::fromStringList(lines)}};
    }
    Answer cancel(const QStringList &lines, const char *name)
    {
        return m_given->member().post(cancelPath(), only(lines), key(name));
    }
    QByteArrayList states()
    {
        const Answer order = m_given->member().get(ordersPath + u'/' + m_placed.text("id"));
        QByteArrayList found{order.text("state").toLatin1()};
        for (int i = 0; i < 3; ++i) {
            for (const QJsonValue &line : order.json[u"lines"].toArray()) {
                if (line[u"lineId"].toString() == lineOf(i))
                    found.append(line[u"state"].toString().toLatin1());
            }
        }
        return found;
    }
    qint64 soldOf(int index)
    {
        const auto shown = m_given->stockModule.board().look(std::array{stock::OptionQuantity{m_options.at(index), 1}});
        return shown[0]->sold;
    }
    qint64 moneyOf(const char *type)
    {
        qint64 sum = 0;
        m_given->inside([&](sql::Connection &connection) {
            auto &rows = connection.statement("SELECT payload FROM outbox WHERE type = ?").bind(type);
            while (rows.next())
                sum += QJsonDocument::fromJson(rows.text(0)).object()[QStringLiteral("amount")].toInteger();
        });
        return sum;
    }

private Q_SLOTS:
    void init()
    {
        m_given = std::make_unique<OrdersCase>();
        m_options.clear();
        QJsonArray lines;
        for (int units = 1; units <= 3; ++units) {
            m_options.append(m_given->offer({.stock = 5}));
            lines.append(QJsonObject{{QStringLiteral("optionId"), idText(m_options.constLast())},
                                     {QStringLiteral("quantity"), units}});
        }
        QJsonObject body = OrdersCase::body(m_options.constFirst());
        body.insert(QStringLiteral("lines"), lines);
        m_placed = m_given->member().post(ordersPath, body, key("placed"));
        QCOMPARE(m_placed.status, 201);
    }
    void cleanup() { m_given.reset(); }

    void oneLineEndsAndTheOthersGoOn()
    {
        m_given->pay(orderId());
        const Answer cancelled = cancel({lineOf(1)}, "b");
        QVERIFY2(cancelled.status == 200, cancelled.body.constData());
        QCOMPARE(states(), (QByteArrayList{"PARTIALLY_CANCELLED", "PAID", "CANCELLED", "PAID"}));
        QCOMPARE(soldOf(0), 1);
        QCOMPARE(soldOf(1), 0);
        QCOMPARE(soldOf(2), 3);
        QCOMPARE(moneyOf(event::linesCancelled), 2'000);
        // The retry is answered as before and gives nothing back again.
        const Answer again = cancel({lineOf(1)}, "b");
        QCOMPARE(again.headers.value("idempotency-replayed"), QByteArray("true"));
        QCOMPARE(again.body, cancelled.body);
        QCOMPARE(cancel({lineOf(1)}, "c").code(), QByteArray("NOT_CANCELLABLE"));
        QCOMPARE(cancel({lineOf(0)}, "b").code(), QByteArray("IDEMPOTENCY_KEY_REUSED"));
        // A line named twice is a slip, and nothing is done for it.
        const Answer twice = cancel({lineOf(0), lineOf(2), lineOf(0)}, "d");
        QCOMPARE(twice.status, 422);
        QCOMPARE(twice.json[u"errors"][0][u"field"].toString(), QStringLiteral("lines"));
        QCOMPARE(states(), (QByteArrayList{"PARTIALLY_CANCELLED", "PAID", "CANCELLED", "PAID"}));
        // The rest: the order is then cancelled as a whole.
        QCOMPARE(cancel({lineOf(0), lineOf(2)}, "d").text("state"), QStringLiteral("CANCELLED"));
        QCOMPARE(moneyOf(event::linesCancelled), 6'000);
    }

    void whatIsOnItsWayStaysAndWhatIsNotMayEnd()
    {
        m_given->pay(orderId());
        const auto line = [this](int index) { return *idFrom(QStringView(lineOf(index))); };
        m_given->tell(DeliveryRequested{orderId(), {line(0), line(1), line(2)}});
        m_given->tell(DeliveryStarted{orderId(), line(0)});
        // All or nothing: one of them cannot end, so none does.
        const Answer refused = cancel({lineOf(1), lineOf(0)}, "b");
        QCOMPARE(refused.code(), QByteArray("NOT_CANCELLABLE"));
        QCOMPARE(refused.text("lineId"), lineOf(0));
        QCOMPARE(refused.text("state"), QStringLiteral("IN_DELIVERY"));
        QCOMPARE(m_given->played.deliveriesAsked, 0);
        QCOMPARE(cancel({lineOf(1)}, "b").status, 200);
        QCOMPARE(states(), (QByteArrayList{"PARTIALLY_CANCELLED", "IN_DELIVERY", "CANCELLED", "DELIVERY_REQUESTED"}));
    }

    void A4_onlyLinesOfTheOwnPaidOrder()
    {
        QCOMPARE(cancel({lineOf(0)}, "a").code(), QByteArray("NOT_CANCELLABLE"));
        QCOMPARE(states().constFirst(), QByteArray("PENDING_PAYMENT"));
        m_given->pay(orderId());
        QCOMPARE(cancel({QStringLiteral("77")}, "b").status, 404);
        QCOMPARE(cancel({lineOf(0), QStringLiteral("77")}, "b").status, 404);
        Caller other = m_given->member(OrdersCase::otherShopper);
        QCOMPARE(other.post(cancelPath(), only({lineOf(0)}), key("b")).code(), QByteArray("ORDER_NOT_FOUND"));
        QCOMPARE(cancel({}, "b").code(), QByteArray("LINES_EMPTY"));
        // Not the whole order for who names no line.
        for (const char *field : {"lines", "reason"}) {
            const QJsonObject none{{QString::fromLatin1(field), QJsonValue::Null}};
            QCOMPARE(m_given->member().post(cancelPath(), none, key("n")).status, 400);
        }
        QCOMPARE(cancel({QStringLiteral("x")}, "b").status, 422);
        QCOMPARE(m_given->member().post(cancelPath(), {{QStringLiteral("lines"), lineOf(0)}}, key("b")).status, 400);
        QCOMPARE(states(), (QByteArrayList{"PAID", "PAID", "PAID", "PAID"}));
        QCOMPARE(m_given->played.deliveriesAsked, 0);
    }

    /// F8: the intention names its lines, so what goes on with it after a crash ends those and no others.
    void F8_whatWasLeftUnfinishedEndsItsOwnLines()
    {
        m_given->pay(orderId());
        m_given->played.deliveriesRefuse = "CARRIER_UNREACHABLE";
        QCOMPARE(cancel({lineOf(1)}, "b").code(), QByteArray("CARRIER_UNREACHABLE"));
        // Deliveries of that line may have been let go: another cancel by line waits for the end of this one.
        QCOMPARE(cancel({lineOf(2)}, "c").code(), QByteArray("REQUEST_IN_PROGRESS"));
        m_given->played.deliveriesRefuse = nullptr;
        m_given->edge.moveClock(31s);
        m_given->sweep();
        QCOMPARE(states(), (QByteArrayList{"PARTIALLY_CANCELLED", "PAID", "CANCELLED", "PAID"}));
        QCOMPARE(cancel({lineOf(1)}, "b").headers.value("idempotency-replayed"), QByteArray("true"));
        QCOMPARE(cancel({lineOf(2)}, "c").status, 200);
        QCOMPARE(moneyOf(event::linesCancelled), 5'000);
    }

    void anOperatorsCancelNamesItsLinesInTheAudit()
    {
        m_given->pay(orderId());
        const Answer cancelled = m_given->asOperator().post(
            QStringLiteral("/v1/ops/orders/%1/cancel").arg(m_placed.text("id")), only({lineOf(2)}), key("b"));
        QCOMPARE(cancelled.status, 200);
        const auto entries = m_given->audit.entries();
        QCOMPARE(entries.size(), 1);
        QCOMPARE(entries.constFirst().after[QStringLiteral("lines")].toArray(), QJsonArray{lineOf(2)});
    }
};

QTEST_GUILESS_MAIN(CancelLinesTest)
#include "cancel_lines_test.moc"
