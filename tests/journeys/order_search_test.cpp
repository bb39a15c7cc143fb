// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/on_engines.h"
#include "tests/support/shop.h"

using namespace firstcome;
using test::Answer;
using test::Caller;
using test::RunningBackend;
using test::Shop;

/// An operator finds orders by what is on the customer's receipt, however it is typed.
class OrderSearchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        USE_ENGINE(m_backend);
        QVERIFY2(m_backend.start({QStringLiteral("--demo")}), m_backend.output().constData());
        m_shop = std::make_unique<Shop>(m_backend);
        QVERIFY(m_shop->ready());
        m_buyer = m_shop->shopper(3);
        m_order = ordered(m_buyer.get(), QString::fromUtf8(wanted));
        m_other = ordered(m_shop->shopper(4).get(), QStringLiteral("Éclair 100% Ｃａｋｅ"));
        QVERIFY(!m_order.isEmpty() && !m_other.isEmpty());
    }
    void cleanupTestCase()
    {
        m_shop.reset();
        m_buyer.reset();
        m_backend.stop();
    }

    void F5_productNamesAreFoundHoweverTheyAreTyped_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("other"); // the other order is meant
        const QString name = QString::fromUtf8(wanted);
        QTest::newRow("as it is") << name << false;
        QTest::newRow("decomposed") << name.normalized(QString::NormalizationForm_D) << false;
        QTest::newRow("compatibly decomposed") << name.normalized(QString::NormalizationForm_KD) << false;
        QTest::newRow("in capitals") << name.toUpper() << false;
        QTest::newRow("two blanks") << QString(name).replace(u' ', QStringLiteral("  ")) << false;
        QTest::newRow("a wide blank") << QString(name).replace(u' ', QChar(0x3000)) << false;
        QTest::newRow("half width") << QStringLiteral("robe 램프") << false;
        QTest::newRow("full width") << QStringLiteral("ＲＯＢＥ") << false;
        QTest::newRow("a part, decomposed") << QStringLiteral("램프").normalized(QString::NormalizationForm_D) << false;
        QTest::newRow("an accent in capitals") << QStringLiteral("ÉCLAIR") << true;
        QTest::newRow("an accent apart") << QStringLiteral("e\u0301clair") << true;
        QTest::newRow("a percent sign is one") << QStringLiteral("100%") << true;
        QTest::newRow("full width typed half") << QStringLiteral("cake") << true;
    }
    void F5_productNamesAreFoundHoweverTheyAreTyped()
    {
        QFETCH(QString, typed);
        QFETCH(bool, other);
        QCOMPARE(found(typed), QStringList{other ? m_other : m_order});
    }

    void whatIsNoLetterOfItFindsNothing()
    {
        for (const char *typed : {"1_0%", "rob%", "r_be", "램프램프"})
            QCOMPARE(found(QString::fromUtf8(typed)), QStringList());
    }

    void F5_buyersAreFoundHoweverTheyAreTyped()
    {
        const QJsonObject me = m_buyer->get(QStringLiteral("/v1/me")).json;
        const QString username = me[QStringLiteral("username")].toString();
        const QString email = me[QStringLiteral("email")].toString();
        QString wide;
        for (const QChar c : username)
            wide += c.unicode() > 0x20 && c.unicode() < 0x7f ? QChar(c.unicode() + 0xfee0) : c;
        for (const QString &typed : {username, username.toUpper(), email, email.toUpper(), QStringLiteral("  ") + email,
                                     wide, me[QStringLiteral("id")].toString()})
            QVERIFY2(found(typed) == QStringList{m_order}, qPrintable(typed));
    }

    /// An order keeps the name it was placed under; the product has another by now.
    void F5_theNameOfTheReceiptAndTheNameOfTodayBothFindIt()
    {
        const QString product = QStringLiteral("/v1/seller/products/") + m_product;
        const Answer renamed = m_shop->seller().patch(
            product, {{QStringLiteral("name"), QStringLiteral("Neuer  Name")}}, {{"If-Match", "*"}});
        QVERIFY2(renamed.status == 200, renamed.body.constData());
        QCOMPARE(found(QStringLiteral("neuer name")), QStringList{m_order});
        QCOMPARE(found(QStringLiteral("ＮＥＵＥＲ")), QStringList{m_order});
        for (const QString &typed : {QString::fromUtf8(wanted), QStringLiteral("램프"),
                                     QStringLiteral("램프").normalized(QString::NormalizationForm_D)})
            QVERIFY2(found(typed) == QStringList{m_order}, qPrintable(typed));
    }

private:
    static constexpr auto wanted = "Ｒobe 램프 7호";

    QString ordered(Caller *buyer, const QString &name)
    {
        const Answer stores = m_shop->seller().get(QStringLiteral("/v1/seller/stores"));
        const QString storeId = stores.json[QStringLiteral("items")][0][QStringLiteral("id")].toString();
        const QJsonObject option{{QStringLiteral("name"), QStringLiteral("One")},
                                 {QStringLiteral("price"), 1'000},
                                 {QStringLiteral("stock"), 9}};
        const Answer product = m_shop->seller().post(QStringLiteral("/v1/seller/products"),
                                                     {{QStringLiteral("storeId"), storeId},
                                                      {QStringLiteral("name"), name},
                                                      {QStringLiteral("options"), QJsonArray{option}}});
        if (m_product.isEmpty())
            m_product = product.text("id");
        const QJsonObject line{
            {QStringLiteral("optionId"), product.json[QStringLiteral("options")][0][QStringLiteral("id")]},
            {QStringLiteral("quantity"), 1}};
        return buyer
            ->postOnce(QStringLiteral("/v1/orders"),
                       {{QStringLiteral("lines"), QJsonArray{line}},
                        {QStringLiteral("payment"), QJsonObject{{QStringLiteral("method"), QStringLiteral("PG")}}}})
            .text("id");
    }
    QStringList found(const QString &typed)
    {
        const Answer answer = m_shop->boss().get(QStringLiteral("/v1/ops/orders?q=") +
                                                 QString::fromLatin1(QUrl::toPercentEncoding(typed)));
        if (answer.status != 200)
            return {QString::fromUtf8(answer.body)};
        QStringList ids;
        for (const QJsonValue &order : answer.json[QStringLiteral("items")].toArray())
            ids.append(order[QStringLiteral("id")].toString());
        return ids;
    }

    RunningBackend m_backend;
    std::unique_ptr<Shop> m_shop;
    std::unique_ptr<Caller> m_buyer;
    QString m_product; ///< of the first order
    QString m_order;
    QString m_other;
};

ENGINES_MAIN(OrderSearchTest)
#include "order_search_test.moc"
