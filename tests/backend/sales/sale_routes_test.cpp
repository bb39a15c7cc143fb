// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/backend/catalog/shop_case.h"
#include <QTest>

using namespace firstcome;
using namespace std::chrono_literals;
using test::Answer;
using test::ShopCase;

class SaleRoutesTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<ShopCase> m_shop;
    QString m_product;

    QString at(std::chrono::milliseconds fromNow) { return toIso(m_shop->edge.clock()() + fromNow); }

    QJsonObject plan(std::chrono::milliseconds open, std::chrono::milliseconds close)
    {
        return {{QStringLiteral("productId"), m_product},
                {QStringLiteral("openAt"), at(open)},
                {QStringLiteral("closeAt"), at(close)}};
    }

    Answer create(const QJsonObject &body) { return m_shop->asOperator().post(QStringLiteral("/v1/ops/sales"), body); }

    Answer act(const Answer &sale, const char *what)
    {
        return m_shop->asOperator().post(salePath(sale) + QLatin1StringView(what), {});
    }

    static QString salePath(const Answer &sale) { return QStringLiteral("/v1/ops/sales/") + sale.text("id"); }

    Answer change(const Answer &sale, const QJsonObject &body)
    {
        return m_shop->asOperator().patch(salePath(sale), body, {{"If-Match", sale.headers.value("etag")}});
    }

    QList<QByteArray> audited()
    {
        QList<QByteArray> actions;
        for (const AuditEntry &entry : m_shop->given.ground.audit.entries())
            actions.append(entry.action);
        return actions;
    }

    /// Grants as the placement writes them.
    void admit(Id saleId, int count)
    {
        m_shop->edge.database()
            .write(sql::Queue::Background,
                   [&](sql::Connection &connection) {
                       auto sale = m_shop->sales.store().lock(connection, {saleId}).front();
                       std::vector<sales::Admission> rows;
                       for (int i = 0; i < count; ++i) {
                           sales::Admission row{saleId, ++sale.admissionCount, 500 + i, 600 + i, 1, {}, {}, {}};
                           row.receivedAt = m_shop->edge.clock()();
                           row.decidedAt = row.receivedAt;
                           row.hash = sales::linkAfter(sale.admissionHead, row);
                           sale.admissionHead = row.hash;
                           rows.push_back(row);
                       }
                       sales::AdmissionStore().append(connection, rows);
                       m_shop->sales.store().moveHead(connection, sale);
                   })
            .get();
    }

    void run(const QByteArray &sql)
    {
        m_shop->edge.database()
            .write(sql::Queue::Background, [sql](sql::Connection &connection) { connection.statement(sql).exec(); })
            .get();
    }

private Q_SLOTS:
    void init()
    {
        m_shop = std::make_unique<ShopCase>();
        m_product = m_shop->makeProduct(QStringLiteral("Ring")).value(QStringLiteral("id")).toString();
    }
    void cleanup() { m_shop.reset(); }

    void aSaleIsPlannedAndSeen()
    {
        QJsonObject body = plan(1h, 2h);
        body.insert(QStringLiteral("perMemberLimit"), 2);
        body.insert(QStringLiteral("holdSeconds"), 60);
        const Answer made = create(body);
        QCOMPARE(made.status, 201);
        QCOMPARE(made.text("state"), QStringLiteral("PLANNED"));
        QCOMPARE(made.text("product"), QStringLiteral("Ring"));
        QCOMPARE(made.json[u"available"].toInt(), 10);
        QCOMPARE(made.json[u"perMemberLimit"].toInt(), 2);
        QCOMPARE(made.json[u"holdSeconds"].toInt(), 60);
        const Answer listed = m_shop->asOperator(permission::View).get(QStringLiteral("/v1/ops/sales"));
        QCOMPARE(listed.json[u"items"].toArray().size(), 1);
        QCOMPARE(listed.json[u"items"][0].toObject(), made.json);
        QCOMPARE(m_shop->asOperator(permission::View).get(salePath(made)).headers.value("etag"), QByteArray("\"1\""));
        QCOMPARE(m_shop->nobody().get(QStringLiteral("/v1/products/") + m_product).text("saleType"),
                 QStringLiteral("FLASH"));
        QCOMPARE(audited(), QList<QByteArray>{"sale.create"});
        const Id highest =
            m_shop->edge.database()
                .read([this](sql::Connection &connection) { return m_shop->sales.highestId(connection); })
                .get();
        QCOMPARE(idText(highest), made.text("id"));
    }

    void theStateFollowsFromTheClockAlone()
    {
        const Answer made = create(plan(1h, 2h));
        const auto state = [&] { return m_shop->asOperator().get(salePath(made)).text("state"); };
        QCOMPARE(state(), QStringLiteral("PLANNED"));
        m_shop->edge.moveClock(1h);
        // The tokens of this test are good for an hour from the moved clock.
        QCOMPARE(state(), QStringLiteral("OPEN"));
        m_shop->edge.moveClock(1h);
        QCOMPARE(state(), QStringLiteral("ENDED"));
        QCOMPARE(m_shop->nobody().get(QStringLiteral("/v1/products/") + m_product).text("saleType"),
                 QStringLiteral("NORMAL"));
    }

    void rulesAreChecked_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<int>("status");
        const auto row = [](const char *name, const char *field, const QJsonValue &value, int status) {
            QTest::newRow(name) << QString::fromLatin1(field) << value << status;
        };
        row("ends before it begins", "closeAt", QStringLiteral("2001-01-01T00:00:00Z"), 422);
        row("hold 1 s", "holdSeconds", 1, 422);
        row("hold 86401 s", "holdSeconds", 86401, 422);
        row("hold 2 s", "holdSeconds", 2, 201);
        row("hold a day", "holdSeconds", 86400, 201);
        row("limit 0", "perMemberLimit", 0, 422);
        row("limit -1", "perMemberLimit", -1, 422);
        row("limit 1", "perMemberLimit", 1, 201);
        row("no zone", "openAt", QStringLiteral("2030-01-01T00:00:00"), 400);
        row("no product", "productId", QStringLiteral("5"), 404);
        row("product as number", "productId", 5, 400);
        row("state given", "state", QStringLiteral("OPEN"), 400);
    }
    void rulesAreChecked()
    {
        QFETCH(QString, field);
        QFETCH(QJsonValue, value);
        QJsonObject body = plan(1h, 2h);
        body.insert(field, value);
        QTEST(create(body).status, "status");
    }

    void salesOfOneProductDoNotOverlap()
    {
        QCOMPARE(create(plan(1h, 2h)).status, 201);
        const Answer overlapping = create(plan(90min, 3h));
        QCOMPARE(overlapping.status, 409);
        QCOMPARE(overlapping.code(), QByteArray("SALE_OVERLAPS"));
        const Answer after = create(plan(2h + 1s, 3h));
        QCOMPARE(after.status, 201);
        const Answer moved = change(after, {{QStringLiteral("openAt"), at(90min)}});
        QCOMPARE(moved.code(), QByteArray("SALE_OVERLAPS"));
        QCOMPARE(m_shop->asOperator()
                     .get(QStringLiteral("/v1/ops/sales?productId=") + m_product)
                     .json[u"items"]
                     .toArray()
                     .size(),
                 2);
    }

    void openNowAndCloseNowMoveTheWindow()
    {
        const Answer made = create(plan(1h, 2h));
        QCOMPARE(act(made, "/close").code(), QByteArray("STATE_CONFLICT"));
        const QJsonObject unknown{{QStringLiteral("at"), 1}};
        QCOMPARE(m_shop->asOperator().post(salePath(made) + QStringLiteral("/open"), unknown).code(),
                 QByteArray("REQUEST_INVALID"));
        const Answer opened = act(made, "/open");
        QCOMPARE(opened.status, 200);
        QCOMPARE(opened.text("state"), QStringLiteral("OPEN"));
        QCOMPARE(opened.headers.value("etag"), QByteArray("\"2\""));
        QVERIFY(m_shop->sales.board()
                    .decidingSale(m_product.toLongLong(), m_shop->edge.clock()())
                    ->stateAt(m_shop->edge.clock()()) == SaleState::Open);
        QCOMPARE(act(made, "/open").headers.value("etag"), QByteArray("\"2\""));
        m_shop->edge.moveClock(1s);
        const Answer closed = act(made, "/close");
        QCOMPARE(closed.text("state"), QStringLiteral("ENDED"));
        QCOMPARE(act(made, "/close").status, 200);
        QCOMPARE(act(made, "/open").code(), QByteArray("STATE_CONFLICT"));
        QCOMPARE(change(closed, {{QStringLiteral("perMemberLimit"), 1}}).code(), QByteArray("STATE_CONFLICT"));
        QCOMPARE(audited(), (QList<QByteArray>{"sale.create", "sale.open", "sale.close"}));
        const AuditEntry opening = m_shop->given.ground.audit.entries().at(1);
        QVERIFY(opening.before[u"openAt"] != opening.after[u"openAt"]);
        QCOMPARE(opening.before[u"closeAt"], opening.after[u"closeAt"]);
        QCOMPARE(m_shop->given.told.takenNames().count("sales:" + made.text("id").toLatin1()), 3);
    }

    void aChangeNeedsTheVersionItSaw()
    {
        const Answer made = create(plan(1h, 2h));
        const QJsonObject body{{QStringLiteral("perMemberLimit"), 3}};
        QCOMPARE(m_shop->asOperator().patch(salePath(made), body).status, 428);
        const Answer changed = change(made, body);
        QCOMPARE(changed.status, 200);
        QCOMPARE(changed.json[u"perMemberLimit"].toInt(), 3);
        QCOMPARE(change(made, body).status, 412);
        QVERIFY(!change(changed, {{QStringLiteral("perMemberLimit"), QJsonValue::Null}})
                     .json.contains(QStringLiteral("perMemberLimit")));
    }

    void nullTakesTheLimitAwayAndNothingElse()
    {
        QJsonObject wish = plan(1h, 2h);
        wish.insert(QStringLiteral("perMemberLimit"), QJsonValue::Null);
        wish.insert(QStringLiteral("holdSeconds"), QJsonValue::Null);
        const Answer made = create(wish);
        QVERIFY2(made.status == 201, made.body.constData());
        QVERIFY(!made.json.contains(QStringLiteral("perMemberLimit")));
        for (const char *field : {"openAt", "closeAt", "holdSeconds", "announced"}) {
            const Answer refused = change(made, {{QString::fromLatin1(field), QJsonValue::Null}});
            QCOMPARE(refused.status, 400);
            QCOMPARE(refused.json[u"errors"][0][u"field"].toString(), QString::fromLatin1(field));
        }
    }

    void aLimitMayGoBelowWhatSomebodyHas()
    {
        const Answer opened = act(create(plan(1h, 2h)), "/open");
        run("INSERT INTO sale_members (sale_id, member_id, granted) VALUES (" + opened.text("id").toLatin1() +
            ", 7, 3)");
        const Answer changed = change(opened, {{QStringLiteral("perMemberLimit"), 1}});
        QCOMPARE(changed.status, 200);
        QCOMPARE(changed.json[u"perMemberLimit"].toInt(), 1);
        // Any version there is, and any of a list.
        const QJsonObject two{{QStringLiteral("perMemberLimit"), 2}};
        QCOMPARE(m_shop->asOperator().patch(salePath(opened), two, {{"If-Match", "*"}}).status, 200);
        QCOMPARE(m_shop->asOperator().patch(salePath(opened), two, {{"If-Match", "\"9\", \"4\""}}).status, 200);
        QCOMPARE(m_shop->asOperator().patch(salePath(opened), two, {{"If-Match", "5"}}).status, 400);
    }

    void anOpenSaleKeepsItsBegin()
    {
        const Answer opened = act(create(plan(1h, 2h)), "/open");
        QCOMPARE(change(opened, {{QStringLiteral("openAt"), at(30min)}}).status, 422);
        QCOMPARE(change(opened, {{QStringLiteral("closeAt"), at(-1s)}}).status, 422);
        QCOMPARE(change(opened, {{QStringLiteral("closeAt"), at(3h)}}).status, 200);
    }

    void A5_runningASaleNeedsItsPermission()
    {
        const Answer made = create(plan(1h, 2h));
        auto editor = m_shop->asOperator(permission::every & ~permission::SaleRun);
        QCOMPARE(editor.post(QStringLiteral("/v1/ops/sales"), plan(3h, 4h)).status, 403);
        QCOMPARE(editor.post(salePath(made) + QStringLiteral("/open"), {}).status, 403);
        QCOMPARE(editor.post(salePath(made) + QStringLiteral("/close"), {}).status, 403);
        QCOMPARE(editor.patch(salePath(made), {}, {{"If-Match", "\"1\""}}).status, 403);
        QCOMPARE(m_shop->asSeller().get(QStringLiteral("/v1/ops/sales")).status, 401);
        QCOMPARE(m_shop->asOperator().get(QStringLiteral("/v1/ops/sales/1")).code(), QByteArray("SALE_NOT_FOUND"));
    }

    void aRetriedCreationPlansOneSale()
    {
        const test::Caller::Headers key{{"Idempotency-Key", "plan-1"}};
        const QJsonObject body = plan(1h, 2h);
        auto caller = m_shop->asOperator();
        const Answer first = caller.post(QStringLiteral("/v1/ops/sales"), body, key);
        const Answer again = caller.post(QStringLiteral("/v1/ops/sales"), body, key);
        QCOMPARE(again.status, 201);
        QCOMPARE(again.text("id"), first.text("id"));
        QCOMPARE(audited().size(), 1);
    }

    void theLedgerIsPagedExportedAndVerified()
    {
        const Answer made = create(plan(-1s, 2h));
        const Id saleId = made.text("id").toLongLong();
        auto viewer = m_shop->asOperator(permission::View);
        const auto verify = [&] { return viewer.post(salePath(made) + QStringLiteral("/admissions/verify"), {}).json; };
        QCOMPARE(verify()[u"length"].toInt(), 0);
        QCOMPARE(verify()[u"ok"].toBool(), true);
        admit(saleId, 5);
        const QString ledger = salePath(made) + QStringLiteral("/admissions");
        QJsonArray rows;
        QString cursor;
        do {
            const Answer page = viewer.get(ledger + QStringLiteral("?limit=2") +
                                           (cursor.isEmpty() ? QString() : QStringLiteral("&cursor=") + cursor));
            for (const QJsonValue &row : page.json[u"items"].toArray())
                rows.append(row);
            cursor = page.text("nextCursor");
        } while (!cursor.isEmpty());
        QCOMPARE(rows.size(), 5);
        QString previous = QString::fromLatin1(sales::firstLink(saleId).toHex());
        for (int i = 0; i < rows.size(); ++i) {
            QCOMPARE(rows.at(i)[u"sequence"].toInt(), i + 1);
            QCOMPARE(rows.at(i)[u"previousHash"].toString(), previous);
            previous = rows.at(i)[u"hash"].toString();
        }
        QCOMPARE(verify()[u"ok"].toBool(), true);
        QCOMPARE(verify()[u"head"].toString(), previous);
        QCOMPARE(viewer.get(salePath(made)).json[u"admissions"].toInt(), 5);
        const Answer csv = viewer.get(ledger, {{"Accept", "text/csv"}});
        QVERIFY(csv.headers.value("content-type").startsWith("text/csv"));
        QCOMPARE(csv.body.count("\r\n"), 6);
        QVERIFY(csv.body.startsWith("\xef\xbb\xbfsequence,orderId,memberId,"));
        const QByteArray line = csv.body.split('\n').at(1);
        const QByteArray orderId = rows.at(0)[u"orderId"].toString().toLatin1();
        QVERIFY2(line.startsWith("1,'" + orderId + ",'"), line.constData()); // a spreadsheet would round the numbers
        const Answer part = viewer.get(ledger + QStringLiteral("?limit=2"), {{"Accept", "text/csv"}});
        QCOMPARE(part.body.count("\r\n"), 3);
        const QByteArray link = part.headers.value("link");
        QVERIFY(link.contains("cursor="));
        const QString next = QString::fromLatin1(link.mid(1, link.indexOf('>') - 1));
        QVERIFY(!viewer.get(next, {{"Accept", "text/csv"}}).body.startsWith("\xef\xbb\xbf")); // it is put behind
    }

    void aLedgerThatWasTouchedDoesNotVerify_data()
    {
        QTest::addColumn<QByteArray>("harm");
        QTest::addColumn<int>("brokenAt");
        QTest::newRow("a row changed") << QByteArray("UPDATE admissions SET quantity = 2 WHERE sequence = 3") << 3;
        QTest::newRow("a row gone") << QByteArray("DELETE FROM admissions WHERE sequence = 2") << 2;
        QTest::newRow("the tail cut") << QByteArray("DELETE FROM admissions WHERE sequence > 3") << 4;
        QTest::newRow("the head changed") << QByteArray("UPDATE sales SET admission_head = x'00'") << 6;
    }
    void aLedgerThatWasTouchedDoesNotVerify()
    {
        QFETCH(QByteArray, harm);
        const Answer made = create(plan(-1s, 2h));
        admit(made.text("id").toLongLong(), 5);
        run(harm);
        const Answer found = act(made, "/admissions/verify");
        QCOMPARE(found.status, 200);
        QCOMPARE(found.json[u"ok"].toBool(), false);
        QTEST(found.json[u"brokenAt"].toInt(), "brokenAt");
    }

    void refusalsAreCountedByTheSecond()
    {
        const Answer made = create(plan(-1s, 2h));
        const Id saleId = made.text("id").toLongLong();
        const Instant second = std::chrono::floor<std::chrono::seconds>(m_shop->edge.clock()());
        for (int i = 0; i < 6; ++i) {
            const Instant received = second + std::chrono::seconds(i / 2) + 5ms;
            m_shop->sales.refusals().add({saleId, i % 2 ? "LIMIT_EXCEEDED" : "STOCK_INSUFFICIENT", received, 0});
        }
        m_shop->sales.finish();
        auto viewer = m_shop->asOperator(permission::View);
        const QString refusals = salePath(made) + QStringLiteral("/refusals");
        QCOMPARE(viewer.get(refusals).json[u"items"].toArray().size(), 6);
        QCOMPARE(viewer.get(salePath(made)).json[u"refusals"].toInt(), 6);
        // A page of three ends between two seconds, so it has two; nothing is repeated or left out.
        int seen = 0;
        QString cursor;
        do {
            const Answer page = viewer.get(refusals + QStringLiteral("?limit=3") +
                                           (cursor.isEmpty() ? QString() : QStringLiteral("&cursor=") + cursor));
            seen += int(page.json[u"items"].toArray().size());
            cursor = page.text("nextCursor");
        } while (!cursor.isEmpty());
        QCOMPARE(seen, 6);
        QCOMPARE(viewer.get(QStringLiteral("/v1/ops/sales/1/refusals")).status, 404);
    }
};

QTEST_GUILESS_MAIN(SaleRoutesTest)
#include "sale_routes_test.moc"
