// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/caller.h"
#include "tests/support/running_backend.h"
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace firstcome;
using test::Answer;
using test::Caller;
using test::RunningBackend;

namespace {

QString realPath()
{
    return qEnvironmentVariable("FIRSTCOME_SOURCE") + QStringLiteral("/tests/data/jewelery.csv");
}

QByteArray realFile()
{
    QFile file(realPath());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList import(const QString &store, const QStringList &more = {})
{
    return QStringList{
               QStringLiteral("import"),     QStringLiteral("products"), realPath(), QStringLiteral("--store"), store,
               QStringLiteral("--new-store")} +
           more;
}

QJsonObject printed(const RunningBackend &backend)
{
    return QJsonDocument::fromJson(backend.output()).object();
}

} // namespace

/// The real catalogue through the real program: by command, over the API, on sale.
class CatalogueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theRealCatalogueIsImportedByCommand()
    {
        RunningBackend backend;
        const QString store = QStringLiteral("Jewelry");
        QCOMPARE(backend.command(import(store, {QStringLiteral("--dry-run"), QStringLiteral("--json")})), 0);
        QCOMPARE(printed(backend)[u"created"].toInt(), 20);
        QCOMPARE(backend.command(import(store, {QStringLiteral("--json")})), 0);
        const QJsonObject report = printed(backend);
        QCOMPARE(report[u"created"].toInt(), 20);
        QCOMPARE(report[u"rounded"].toInt(), 22);
        QCOMPARE(report[u"failed"].toInt(), 0);
        QCOMPARE(report[u"errors"].toArray().size(), 0);
        QCOMPARE(backend.command(import(store)), 0);
        QVERIFY2(backend.output().contains("0 products created, 0 updated, 20 unchanged, 0 failed"),
                 backend.output().constData());
        QCOMPARE(backend.command({QStringLiteral("check")}), 0);

        QVERIFY(backend.start());
        Caller nobody(backend.url());
        const Answer list = nobody.get(QStringLiteral("/v1/products?limit=100"));
        QCOMPARE(list.json[u"items"].toArray().size(), 20);
        QCOMPARE(backend.command(import(store)), 3);
        QCOMPARE(backend.stop(), 0);
    }

    void aFileThatIsNoneIsRefused()
    {
        RunningBackend backend;
        const QString readme = qEnvironmentVariable("FIRSTCOME_SOURCE") + QStringLiteral("/README.md");
        QStringList words = import(QStringLiteral("Jewelry"));
        words[2] = readme;
        QCOMPARE(backend.command(words), 1);
        QVERIFY(backend.output().contains("no Shopify product or inventory file"));
        words[2] = QStringLiteral("/nowhere.csv");
        QCOMPARE(backend.command(words), 3);
        QCOMPARE(backend.command({QStringLiteral("import"), QStringLiteral("products"), readme}), 2);
    }

    void whatIsGoneIsNamedAndEndedAndWhatFailedIsTheExitStatus()
    {
        RunningBackend backend;
        const auto shopFile = [](const char *name) {
            return qEnvironmentVariable("FIRSTCOME_SOURCE") + QStringLiteral("/tests/data/shops/") +
                   QString::fromLatin1(name);
        };
        const auto run = [&](const char *name, const QStringList &more) {
            QStringList words = import(QStringLiteral("Probe"), more);
            words[2] = shopFile(name);
            return backend.command(words);
        };
        QCOMPARE(run("03a_four_sizes.csv", {}), 0);
        QCOMPARE(run("03b_one_size_gone.csv", {QStringLiteral("--dry-run")}), 0);
        QVERIFY2(backend.output().contains("gone: Probe Shirt: XL (NOT_IN_FILE), 8 on sale, still on sale"),
                 backend.output().constData());
        QCOMPARE(run("03b_one_size_gone.csv", {QStringLiteral("--end-missing"), QStringLiteral("--json")}), 0);
        QCOMPARE(printed(backend)[u"ended"].toInt(), 1);
        QCOMPARE(printed(backend)[u"onSale"].toInt(), 18);
        QCOMPARE(run("32c_cp949.csv", {}), 0);
        QCOMPARE(run("39_handle_twice.csv", {}), 1);
        QVERIFY2(backend.output().contains("contradicts row 2"), backend.output().constData());

        QVERIFY(backend.start({QStringLiteral("--demo")}));
        Caller member(backend.url());
        QCOMPARE(member.signIn(QStringLiteral("/v1/sessions"), QStringLiteral("shopper1"), backend.demoPassword()),
                 201);
        const Answer found = member.get(QStringLiteral("/v1/products?q=PROBE%20SHIRT"));
        const QJsonArray options = found.json[u"items"][0][u"options"].toArray();
        QCOMPARE(options.size(), 4);
        QCOMPARE(options[3][u"onSale"], QJsonValue(false));
        const auto order = [&](const QJsonValue &option) {
            const QJsonObject line{{QStringLiteral("optionId"), option[u"id"]}, {QStringLiteral("quantity"), 1}};
            return member.post(
                QStringLiteral("/v1/orders"),
                {{QStringLiteral("lines"), QJsonArray{line}},
                 {QStringLiteral("payment"), QJsonObject{{QStringLiteral("method"), QStringLiteral("PG")}}}},
                {{"Idempotency-Key", option[u"id"].toString().toLatin1()}});
        };
        const Answer refused = order(options[3]);
        QCOMPARE(refused.status, 409);
        QCOMPARE(refused.code(), QByteArray("OFF_SALE"));
        QCOMPARE(order(options[0]).status, 201);
        QCOMPARE(backend.stop(), 0);
        QCOMPARE(backend.command({QStringLiteral("check")}), 0);
    }

    void anOperatorImportsEditsAndSells()
    {
        RunningBackend backend;
        QVERIFY(backend.start({QStringLiteral("--demo")}));
        Caller boss(backend.url());
        QCOMPARE(boss.signIn(QStringLiteral("/v1/ops/sessions"), QStringLiteral("operator"), backend.demoPassword()),
                 201);
        const Answer demo = boss.get(QStringLiteral("/v1/ops/products?flash=true"));
        QCOMPARE(demo.json[u"items"].toArray().size(), 1);
        QCOMPARE(demo.json[u"items"][0][u"sale"][u"state"].toString(), QStringLiteral("OPEN"));

        QCOMPARE(boss.post(QStringLiteral("/v1/ops/stores"), {{QStringLiteral("name"), QStringLiteral("Real")}}).status,
                 201);
        const Answer imported = boss.send("POST", QStringLiteral("/v1/ops/products/import?store=Real"), realFile(),
                                          {{"Content-Type", "text/csv"}});
        QCOMPARE(imported.status, 200);
        QCOMPARE(imported.json[u"created"].toInt(), 20);
        const Answer found = boss.get(QStringLiteral("/v1/ops/products?q=moon%20charm&sort=price_up"));
        const QJsonObject product = found.json[u"items"][0].toObject();
        QCOMPARE(product[u"price"].toInt(), 48);
        const QString path = QStringLiteral("/v1/ops/products/") + product[u"id"].toString();
        const Answer seen = boss.get(path);
        const Answer edited = boss.patch(path, {{QStringLiteral("category"), QStringLiteral("Charms")}},
                                         {{"If-Match", seen.headers.value("etag")}});
        QCOMPARE(edited.status, 200);
        QCOMPARE(edited.text("category"), QStringLiteral("Charms"));

        const Answer planned = boss.post(QStringLiteral("/v1/ops/sales"),
                                         {{QStringLiteral("productId"), product[u"id"]},
                                          {QStringLiteral("openAt"), QStringLiteral("2098-01-01T00:00:00Z")},
                                          {QStringLiteral("closeAt"), QStringLiteral("2099-01-01T00:00:00Z")}});
        QCOMPARE(planned.status, 201);
        const QString sale = QStringLiteral("/v1/ops/sales/") + planned.text("id");
        QCOMPARE(boss.post(sale + QStringLiteral("/open"), {}).text("state"), QStringLiteral("OPEN"));
        QCOMPARE(
            Caller(backend.url()).get(QStringLiteral("/v1/products/") + product[u"id"].toString()).text("saleType"),
            QStringLiteral("FLASH"));
        QCOMPARE(boss.post(sale + QStringLiteral("/close"), {}).text("state"), QStringLiteral("ENDED"));
        QCOMPARE(boss.post(sale + QStringLiteral("/admissions/verify"), {}).json[u"ok"].toBool(), true);

        QStringList acts;
        for (const QJsonValue &entry : boss.get(QStringLiteral("/v1/ops/audit")).json[u"items"].toArray())
            acts.prepend(entry[u"action"].toString());
        QCOMPARE(acts.mid(acts.size() - 7).join(u' '),
                 QStringLiteral("store.create import.begin import.end product.edit sale.create sale.open sale.close"));
        QCOMPARE(boss.post(QStringLiteral("/v1/ops/audit/verify"), {}).json[u"ok"].toBool(), true);
        QCOMPARE(backend.stop(), 0);
        QCOMPARE(backend.command({QStringLiteral("check")}), 0);
    }

    void samplesFillACatalogue()
    {
        RunningBackend backend;
        QCOMPARE(backend.command({QStringLiteral("sample"), QStringLiteral("--members"), QStringLiteral("0"),
                                  QStringLiteral("--products"), QStringLiteral("3000")}),
                 0);
        QVERIFY(backend.start());
        const Answer list = Caller(backend.url()).get(QStringLiteral("/v1/products?page=1&limit=1"));
        QCOMPARE(list.json[u"total"].toInt(), 3000);
        QCOMPARE(backend.stop(), 0);
    }
};

QTEST_GUILESS_MAIN(CatalogueTest)
#include "catalogue_test.moc"
