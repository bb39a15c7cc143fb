// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/base/csv_text.h"
#include "tests/support/shop.h"

#include <QTest>

using namespace firstcome;
using test::Answer;
using test::RunningBackend;
using test::Shop;

namespace {

/// The lines of a file whose cells have no commas, by column name; empty where it does not begin as it must.
QList<QHash<QByteArray, QByteArray>> rowsOf(const QByteArray &file)
{
    if (!file.startsWith(csvMark))
        return {};
    QByteArrayList lines = file.sliced(qsizetype(sizeof csvMark) - 1).split('\n');
    const QByteArrayList names = lines.takeFirst().trimmed().split(',');
    QList<QHash<QByteArray, QByteArray>> rows;
    for (const QByteArray &line : std::as_const(lines)) {
        const QByteArrayList cells = line.trimmed().split(',');
        if (cells.size() != names.size())
            continue;
        QHash<QByteArray, QByteArray> row;
        for (qsizetype i = 0; i < names.size(); ++i)
            row.insert(names.at(i), cells.at(i));
        rows.append(row);
    }
    return rows;
}

} // namespace

/// Lists as files for spreadsheets: ids are texts, money plain numbers, no cell is a formula, and the guard comes off.
class ListsAsFilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_backend.start({QStringLiteral("--demo")}), m_backend.output().constData());
        m_shop = std::make_unique<Shop>(m_backend);
        const Answer stores = m_shop->seller().get(QStringLiteral("/v1/seller/stores"));
        const QString storeId = stores.json[QStringLiteral("items")][0][QStringLiteral("id")].toString();
        const QJsonObject option{{QStringLiteral("name"), QStringLiteral("+1 size")},
                                 {QStringLiteral("price"), 1'234'500},
                                 {QStringLiteral("stock"), 7}};
        m_product = m_shop->seller()
                        .post(QStringLiteral("/v1/seller/products"), {{QStringLiteral("storeId"), storeId},
                                                                      {QStringLiteral("name"), m_name},
                                                                      {QStringLiteral("options"), QJsonArray{option}}})
                        .json;
        QVERIFY(m_product.contains(QStringLiteral("id")));
    }

    void ordersAreAFile()
    {
        const auto member = m_shop->shopper(3);
        const QJsonObject line{{QStringLiteral("optionId"), optionId()}, {QStringLiteral("quantity"), 2}};
        const Answer placed = member->postOnce(
            QStringLiteral("/v1/orders"),
            {{QStringLiteral("lines"), QJsonArray{line}},
             {QStringLiteral("payment"), QJsonObject{{QStringLiteral("method"), QStringLiteral("PG")}}}});
        QCOMPARE(placed.status, 201);
        const auto rows = fileOf(QStringLiteral("/v1/ops/orders?q=") + placed.text("id"));
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows.first().value("id"), '\'' + placed.text("id").toLatin1());
        QVERIFY(rows.first().value("memberId").startsWith('\''));
        QCOMPARE(rows.first().value("total"), QByteArray("2469000"));
        QCOMPARE(rows.first().value("state"), QByteArray("PENDING_PAYMENT"));
    }

    void productsAreAFile()
    {
        const auto rows = fileOf(QStringLiteral("/v1/ops/products?q=2%2B3"));
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows.first().value("id"), '\'' + m_product[QStringLiteral("id")].toString().toLatin1());
        QCOMPARE(rows.first().value("price"), QByteArray("1234500"));
        const QByteArray cell = rows.first().value("name");
        QVERIFY(cell.startsWith('\''));
        QCOMPARE(csvUnguarded(QString::fromUtf8(cell)), m_name);
    }

    void stockIsAFile()
    {
        const auto rows = fileOf(QStringLiteral("/v1/ops/stock?q=") + optionId());
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows.first().value("optionId"), '\'' + optionId().toLatin1());
        QCOMPARE(rows.first().value("onHand"), QByteArray("7"));
        QCOMPARE(rows.first().value("held"), QByteArray("2"));
        QCOMPARE(rows.first().value("onSale"), QByteArray("true"));
        QCOMPARE(csvUnguarded(QString::fromUtf8(rows.first().value("option"))), QStringLiteral("+1 size"));
    }

    void whatIsNotAskedForAsAFileIsNone()
    {
        const Answer page = m_shop->boss().get(QStringLiteral("/v1/ops/orders"));
        QCOMPARE(page.headers.value("content-type"), QByteArray("application/json"));
        QCOMPARE(m_shop->shopper(3)->get(QStringLiteral("/v1/ops/orders"), {{"Accept", "text/csv"}}).status, 401);
    }

private:
    QList<QHash<QByteArray, QByteArray>> fileOf(const QString &path)
    {
        const Answer file = m_shop->boss().get(path, {{"Accept", "text/csv"}});
        return file.status == 200 && file.headers.value("content-type").startsWith("text/csv")
                   ? rowsOf(file.body)
                   : QList<QHash<QByteArray, QByteArray>>();
    }
    QString optionId() const { return m_product[QStringLiteral("options")][0][QStringLiteral("id")].toString(); }

    RunningBackend m_backend;
    std::unique_ptr<Shop> m_shop;
    QJsonObject m_product;
    const QString m_name = QStringLiteral("=2+3");
};

QTEST_GUILESS_MAIN(ListsAsFilesTest)
#include "lists_as_files_test.moc"
