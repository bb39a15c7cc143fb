// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/contract/topics.h"
#include "tests/support/shop/shop.h"
#include <QTest>
#include <random>

using namespace firstcome;
using namespace std::chrono_literals;
using test::Engine;
using test::TradeCase;

namespace {

/// A shop in which everything happens at random, from one seed; after each act every invariant must hold.
class RandomShop
{
public:
    RandomShop(TradeCase &shop, unsigned seed) : m_shop(shop), m_random(seed)
    {
        for (int i = 0; i < 4; ++i) {
            test::Offer offer;
            offer.stock = 5 + below(20);
            offer.holdTime = std::chrono::seconds(30 + below(600));
            if (i % 2)
                offer.limit = 1 + below(4);
            m_options.push_back(m_shop.offer(offer).optionId);
        }
    }

    QString act()
    {
        m_shop.now += std::chrono::milliseconds(below(20'000));
        switch (below(10)) {
        case 0:
        case 1:
        case 2:
            return place();
        case 3:
        case 4:
            return pay();
        case 5:
            return fail();
        case 6:
            m_shop.sweep();
            return QStringLiteral("sweep");
        case 7:
            return begin();
        default:
            return deliver();
        }
    }

private:
    int below(int bound) { return int(m_random() % unsigned(bound)); }

    Id anyOrder() { return m_orders.empty() ? 0 : m_orders[size_t(below(int(m_orders.size())))]; }

    QString place()
    {
        std::vector<placement::PlacementRequest> batch;
        for (int i = 0, count = 1 + below(6); i < count; ++i) {
            std::vector<stock::OptionQuantity> lines;
            for (const Id option : m_options) {
                if (below(3) == 0)
                    lines.push_back({option, 1 + below(3)});
            }
            if (lines.empty())
                lines.push_back({m_options.front(), 1});
            batch.push_back(m_shop.request(1 + below(6), lines));
            if (below(8) == 0 && !m_sent.empty())
                batch.back() = m_sent[size_t(below(int(m_sent.size())))]; // a retry
            m_sent.push_back(batch.back());
        }
        for (const placement::Outcome &outcome : m_shop.place(batch)) {
            if (const auto *added = std::get_if<orders::NewOrder>(&outcome))
                m_orders.push_back(added->placed.order.id);
        }
        return QStringLiteral("place %1").arg(batch.size());
    }

    QString pay()
    {
        const Id order = anyOrder();
        if (order)
            m_shop.pay(order);
        return QStringLiteral("pay %1").arg(order);
    }

    QString begin()
    {
        const Id order = anyOrder();
        if (!order)
            return {};
        m_shop.engine->write([&](sql::Connection &connection) {
            if (m_shop.payments.begin(connection, order, m_shop.now) && below(2))
                m_shop.payments.stopPaying(connection, order, m_shop.now);
        });
        return QStringLiteral("begin %1").arg(order);
    }

    QString fail()
    {
        const Id order = anyOrder();
        if (order)
            m_shop.engine->write([&](sql::Connection &connection) {
                m_shop.payments.failed(connection, order, QStringLiteral("REFUSED"), m_shop.now);
            });
        return QStringLiteral("fail %1").arg(order);
    }

    /// Any event of deliveries for any line, also what cannot be: it must find nothing to move.
    QString deliver()
    {
        const Id order = anyOrder();
        if (!order)
            return {};
        const auto lines = m_shop.lines(order);
        const Id line = lines[size_t(below(int(lines.size())))].id;
        switch (below(5)) {
        case 0:
            m_shop.tell(DeliveryRequested{order, {line}});
            break;
        case 1:
            m_shop.tell(DeliveryStarted{order, line});
            break;
        case 2:
            m_shop.tell(Delivered{order, line});
            break;
        case 3:
            m_shop.tell(DeliveryFailed{order, line, QStringLiteral("lost")});
            break;
        default:
            if (m_shop.order(order).state != OrderState::PendingPayment)
                m_shop.tell(PaymentApproved{.orderId = order, .paymentId = 1});
        }
        return QStringLiteral("deliver %1").arg(line);
    }

    TradeCase &m_shop;
    std::mt19937 m_random;
    std::vector<Id> m_options;
    std::vector<Id> m_orders;
    std::vector<placement::PlacementRequest> m_sent;
};

} // namespace

class RandomShopTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingHoldsAfterEveryAct_data()
    {
        QTest::addColumn<QString>("engine");
        QTest::addColumn<int>("seeds");
        QTest::addColumn<int>("acts");
        QTest::newRow(Engine::sqlite) << QString::fromLatin1(Engine::sqlite) << 30 << 120;
        QTest::newRow(Engine::mariaDb) << QString::fromLatin1(Engine::mariaDb) << 2 << 60;
        QTest::newRow(Engine::mySql) << QString::fromLatin1(Engine::mySql) << 2 << 60;
    }
    void everythingHoldsAfterEveryAct()
    {
        QFETCH(int, seeds);
        QFETCH(int, acts);
        for (int seed = 1; seed <= seeds; ++seed) {
            OPEN_SHOP(shop);
            RandomShop random(shop, unsigned(seed));
            for (int i = 0; i < acts; ++i) {
                const QString act = random.act();
                QStringList broken = shop.broken();
                // The clock jumps; only the sweep brings late orders up to it.
                if (act != QStringLiteral("sweep"))
                    broken.removeIf([](const QString &one) { return one.startsWith(QStringLiteral("orders.moving")); });
                QVERIFY2(broken.isEmpty(),
                         qPrintable(
                             QStringLiteral("seed %1, act %2 (%3): %4").arg(seed).arg(i).arg(act, broken.join(u' '))));
            }
        }
    }
};

QTEST_GUILESS_MAIN(RandomShopTest)
#include "random_shop_test.moc"
