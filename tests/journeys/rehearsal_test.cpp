// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/caller.h"
#include "tests/support/shop.h"
#include "tests/support/waits.h"
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>

using namespace firstcome;
using test::Answer;
using test::Caller;
using test::RunningBackend;
using test::Shop;

namespace {

constexpr int buyers = 40;
constexpr int units = 30;
constexpr int within = 90'000;

QJsonObject orderOf(const QString &optionId, const char *method)
{
    const QJsonObject line{{QStringLiteral("optionId"), optionId}, {QStringLiteral("quantity"), 1}};
    return {{QStringLiteral("lines"), QJsonArray{line}},
            {QStringLiteral("payment"), QJsonObject{{QStringLiteral("method"), QLatin1StringView(method)}}}};
}

/// firstcome-load on this product with these members; its exit status and what it said.
struct Rehearsed
{
    int exitCode = -1;
    QByteArray said;
    QJsonObject report;
};

Rehearsed rehearse(const RunningBackend &backend, const QJsonArray &members, const QString &productId)
{
    const auto file = [&](const char *name) { return backend.dataFolder() + u'/' + QLatin1StringView(name); };
    const auto write = [&](const char *name, const QByteArray &content) {
        QFile out(file(name));
        if (out.open(QIODevice::WriteOnly))
            out.write(content);
    };
    QByteArray tokens;
    for (const QJsonValue &member : members)
        tokens += member[u"memberId"].toString().toUtf8() + '\t' + member[u"accessToken"].toString().toUtf8() + '\n';
    write("tokens", tokens);
    write("scenario.json", R"({"products": [")" + productId.toUtf8() + R"("],
        "arrivals": [{"shape": "constant", "rate": 20, "seconds": 3}],
        "mix": [{"journey": "browse"}, {"journey": "stock"}, {"journey": "buy", "weight": 3, "payment": "BALANCE"},
                {"journey": "buy", "weight": 2}, {"journey": "order"}, {"journey": "refund"},
                {"journey": "refund", "payment": "BALANCE"}]})");
    QProcess load;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("FIRSTCOME_OPERATOR_PASSWORD"), backend.demoPassword());
    load.setProcessEnvironment(environment);
    load.start(qEnvironmentVariable("FIRSTCOME_BIN") + QStringLiteral("/firstcome-load"),
               {QStringLiteral("run"), QStringLiteral("--url"), backend.url().toString(), QStringLiteral("--tokens"),
                file("tokens"), QStringLiteral("--scenario"), file("scenario.json"), QStringLiteral("--operator"),
                QStringLiteral("operator"), QStringLiteral("--verdict"), QStringLiteral("--report"),
                file("report.json"), QStringLiteral("--history"), file("history")});
    Rehearsed rehearsed;
    if (load.waitForFinished(within))
        rehearsed.exitCode = load.exitCode();
    rehearsed.said = load.readAllStandardOutput() + load.readAllStandardError();
    QFile report(file("report.json"));
    if (report.open(QIODevice::ReadOnly))
        rehearsed.report = QJsonDocument::fromJson(report.readAll()).object();
    return rehearsed;
}

/// What the checklist of the sale says of its rehearsal once a run reports that it held: what is reported is one word,
/// what the shop's own books say another.
QJsonObject checklistLine(Caller &op, const QString &sale, const QString &rehearsal)
{
    const QString path = QStringLiteral("/v1/ops/sales/") + sale;
    const QJsonObject verdict{{QStringLiteral("ok"), true}, {QStringLiteral("peakPerSecond"), 20}};
    const QString told = path + QStringLiteral("/rehearsals/") + rehearsal + QStringLiteral("/verdict");
    if (op.post(told, verdict).status != 204)
        return {};
    return op.get(path + QStringLiteral("/checklist")).json[u"items"].toArray().last().toObject();
}

/// What firstcome-load says of the history of the run.
int verified(const RunningBackend &backend)
{
    return QProcess::execute(qEnvironmentVariable("FIRSTCOME_BIN") + QStringLiteral("/firstcome-load"),
                             {QStringLiteral("verify"), backend.dataFolder() + QStringLiteral("/history")});
}

} // namespace

/// A sale is rehearsed by a crowd on a real backend: it is judged by the books, and no book of the business moves.
class RehearsalJourneyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void N10_aSaleIsRehearsedAndTheBusinessDoesNotNotice()
    {
        RunningBackend backend;
        backend.setEnvironment(QStringLiteral("FIRSTCOME_LOAD"), QStringLiteral("on"));
        QVERIFY2(backend.start({QStringLiteral("--demo")}), backend.output());
        Shop shop(backend);
        QVERIFY(shop.ready());
        Caller &op = shop.boss();
        const auto onSale = shop.openSale({.stock = 20, .perMemberLimit = 1});
        const QJsonObject stockBefore = shop.stockOf(onSale);
        const QString rehearsals = QStringLiteral("/v1/ops/sales/%1/rehearsals").arg(onSale.saleId);
        const Answer begun = op.post(rehearsals, {{QStringLiteral("stock"), units}});
        QCOMPARE(begun.status, 201);
        const QString product = begun.text("productId");
        const QString shadow = begun.json[u"optionIds"][0].toString();

        const auto shopper = shop.shopper(1);
        const Answer stranger = shopper->postOnce(QStringLiteral("/v1/orders"), orderOf(shadow, "BALANCE"));
        QCOMPARE(stranger.status, 404);
        QCOMPARE(stranger.code(), QByteArray("OPTION_NOT_FOUND"));
        QCOMPARE(shopper->get(QStringLiteral("/v1/products/") + product).status, 404);

        const Answer made = op.post(QStringLiteral("/v1/ops/load/members"), {{QStringLiteral("count"), buyers},
                                                                             {QStringLiteral("minutes"), 30},
                                                                             {QStringLiteral("balance"), 10'000'000}});
        QCOMPARE(made.status, 201);
        const auto checked = [&] { return checklistLine(op, onSale.saleId, begun.text("saleId")); };
        QCOMPARE(checked()[u"act"].toString(), QStringLiteral("REHEARSE_AGAIN"));
        const Rehearsed rehearsed = rehearse(backend, made.json[u"members"].toArray(), product);
        QVERIFY2(rehearsed.exitCode == 0, rehearsed.said);
        const QJsonArray findings = rehearsed.report[u"findings"].toArray();
        QVERIFY(!findings.isEmpty());
        for (const QJsonValue &finding : findings)
            QVERIFY2(finding[u"ok"].toBool(), qPrintable(finding[u"id"].toString()));

        QCOMPARE(verified(backend), 0);
        const QJsonObject line = checked();
        QVERIFY2(line[u"ok"].toBool(), qPrintable(line[u"detail"].toString()));
        QVERIFY(line[u"facts"][u"books"][u"orders"].toInt() > 0);
        QCOMPARE(line[u"facts"][u"books"][u"oversold"].toInt(-1), 0);

        // What was sold was the shadow's, and a crowd of that size takes most of it.
        const QJsonValue sold = op.get(QStringLiteral("/v1/ops/stock?q=") + product).json[u"items"][0];
        QVERIFY(sold[u"sold"].toInt() > 0);
        QCOMPARE(shop.stockOf(onSale), stockBefore);
        QCOMPARE(shopper->postOnce(QStringLiteral("/v1/orders"), orderOf(onSale.optionId, "PG")).status, 201);
        const auto today = [&] { return op.get(QStringLiteral("/v1/ops/overview")).json[u"orders"].toObject(); };
        WAIT_COMPARE(today()[u"placedToday"].toInt(), 1, within);
        QCOMPARE(today()[u"paidToday"].toInt(-1), 0);
        QCOMPARE(today()[u"revenueToday"].toInt(-1), 0);
        QCOMPARE(shop.broken(), QStringList());
    }
};

QTEST_GUILESS_MAIN(RehearsalJourneyTest)
#include "rehearsal_test.moc"
