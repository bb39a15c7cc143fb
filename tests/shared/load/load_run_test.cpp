// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/history/history_check.h"
#include "shared/load/report/report.h"
#include "shared/load/run/load_run.h"
#include "tests/shared/load/fakes/fake_shop.h"
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace firstcome;
using namespace firstcome::load;
using namespace std::chrono_literals;

namespace {

/// A whole run against the fake shop.
struct Run
{
    FakeShop shop;
    CannedServer server{[this](const CannedRequest &request) { return shop.handle(request); }};
    QTemporaryDir folder;
    Options options;
    std::atomic<bool> stop{false};
    int seconds = 0;

    Run()
    {
        options.url = server.url();
        options.scenario = QStringLiteral("sale");
        options.tokensFile = write("tokens.tsv", FakeShop::tokens(60));
        options.operatorLogin = QStringLiteral("operator");
        options.verdict = true;
    }

    QString write(const char *name, const QByteArray &content) const
    {
        QFile file(folder.filePath(QString::fromLatin1(name)));
        if (file.open(QIODevice::WriteOnly))
            file.write(content);
        return file.fileName();
    }

    Result<LoadOutcome> go()
    {
        return LoadRun(options, {QStringLiteral("secret"), {}})
            .go(stop, {{[this](const SecondFigures &) { ++seconds; }}, [](const QString &) {}});
    }

    QStringList failed()
    {
        const auto outcome = go();
        if (!outcome)
            return {QString::fromLatin1(outcome.error().code) + u' ' + outcome.error().detail};
        QStringList ids;
        for (const Finding &finding : *outcome->findings) {
            if (!finding.ok)
                ids.append(finding.id + QStringLiteral(": ") + finding.evidence);
        }
        return ids;
    }
};

} // namespace

class LoadRunTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sellsEveryUnitOnce()
    {
        Run run;
        const auto outcome = run.go();
        QVERIFY2(outcome.has_value(), outcome ? "" : outcome.error().detail.toUtf8().constData());
        QVERIFY2(allOk(*outcome->findings), qPrintable(findingsText(*outcome->findings)));
        QCOMPARE(outcome->journal.grants().size(), std::size_t(20));
        QCOMPARE(outcome->figures.users, 60);
        QCOMPARE(outcome->figures.at(Step::Confirm).count(Outcome::Good), 20ull);
        QVERIFY(outcome->figures.at(Step::Place).count(Outcome::SoldOut) >= 60);
        QVERIFY(!outcome->figures.stoppedEarly);
        quint64 inSeconds = 0;
        for (const SecondFigures &second : outcome->figures.seconds)
            inSeconds += second.requests();
        QCOMPARE(inSeconds, outcome->figures.total().requests());
    }

    void staysTrueWhenAnswersGetLostAndPaymentsFail()
    {
        Run run;
        run.shop.dropEvery = 3;
        run.shop.refusePaymentEvery = 4;
        run.shop.unknownPaymentEvery = 5;
        run.shop.perMemberLimit = 2;
        QCOMPARE(run.failed(), QStringList());
        QVERIFY(run.shop.orders() > 20);
    }

    void whatIsSentAgainBeganOnce()
    {
        Run run;
        run.shop.dropEvery = 3;
        const auto outcome = run.go();
        QVERIFY2(outcome.has_value(), outcome ? "" : outcome.error().detail.toUtf8().constData());
        QVERIFY(outcome->figures.at(Step::Place).count(Outcome::Failed) > 0);
        QCOMPARE(outcome->figures.arrivals.sent, outcome->figures.arrivals.intended);
        QCOMPARE(outcome->figures.arrivals.unsent(), 0ull);
    }

    void countsOnlyItsOwnRun()
    {
        Run run;
        run.shop.stock = 200;
        run.options.scenario = QStringLiteral("buy");
        run.options.duration = 1s;
        run.options.users = 3;
        QCOMPARE(run.failed(), QStringList());
        run.shop.stock = 400;
        run.options.scenario = QStringLiteral("order");
        QCOMPARE(run.failed(), QStringList());
        QVERIFY(run.seconds >= 2);
    }

    void seesAShopThatSellsTwice()
    {
        Run run;
        run.shop.fault = FakeShop::Fault::SellsTwice;
        const QString failed = run.failed().join(u' ');
        QVERIFY2(failed.contains(QStringLiteral("no-oversell")), qPrintable(failed));
    }

    void seesAShopThatKeepsOne()
    {
        Run run;
        run.shop.fault = FakeShop::Fault::KeepsOne;
        run.options.duration = 2s; // the shown stock never reaches zero, so nobody leaves
        QVERIFY(run.failed().join(u' ').contains(QStringLiteral("no-undersell")));
    }

    void seesAShopThatTakesARetryForANewOrder()
    {
        Run run;
        run.shop.fault = FakeShop::Fault::DoublesIdempotent;
        run.shop.dropEvery = 5;
        QVERIFY(run.failed().join(u' ').contains(QStringLiteral("nothing-untold")));
    }

    void aServerThatIsLostLeavesAHistoryOfWhatWasSeen()
    {
        Run run;
        run.shop.stock = 100'000;
        run.options.scenario = QStringLiteral("order");
        run.options.users = 5;
        run.options.duration = 3s;
        run.options.historyFile = run.folder.filePath(QStringLiteral("history.jsonl"));
        LoadRun loadRun(run.options, {QStringLiteral("secret"), {}});
        const auto outcome = loadRun.go(run.stop, {{[&run](const SecondFigures &) {
                                                       run.shop.fault = FakeShop::Fault::Gone;
                                                       run.stop = true;
                                                   }},
                                                   [](const QString &) {}});
        QVERIFY(outcome.has_value());
        QVERIFY(outcome->figures.serverLost);
        const auto history = readHistory(run.options.historyFile);
        QVERIFY2(history.has_value(), history ? "" : history.error().detail.toUtf8().constData());
        QVERIFY(history->tries.size() >= outcome->journal.grants().size());
        QVERIFY(!outcome->journal.grants().empty());
        QVERIFY(history->after.empty());
        QVERIFY2(allOk(checkHistory(*history)), qPrintable(findingsText(checkHistory(*history))));
    }

    void aStrangerWhoBuysBesideTheRunIsNoFault_data()
    {
        QTest::addColumn<bool>("booksAreRead");
        QTest::newRow("by the books") << true;
        QTest::newRow("nobody says") << false;
    }
    void aStrangerWhoBuysBesideTheRunIsNoFault()
    {
        QFETCH(bool, booksAreRead);
        Run run;
        run.shop.strangerEvery = 4;
        run.options.verdict = booksAreRead;
        run.options.historyFile = run.folder.filePath(QStringLiteral("history.jsonl"));
        const auto outcome = run.go();
        QVERIFY2(outcome.has_value(), outcome ? "" : outcome.error().detail.toUtf8().constData());
        QVERIFY(outcome->booksUnread.isEmpty());
        if (booksAreRead)
            QVERIFY2(allOk(*outcome->findings), qPrintable(findingsText(*outcome->findings)));
        const auto history = readHistory(run.options.historyFile);
        QVERIFY2(history.has_value(), history ? "" : history.error().detail.toUtf8().constData());
        QCOMPARE(history->others.has_value(), booksAreRead);
        if (booksAreRead)
            QVERIFY(history->others->sales.front().count > 0);
        QVERIFY2(allOk(checkHistory(*history)), qPrintable(findingsText(checkHistory(*history))));
    }

    /// Deadlines are the server's, whose clock may be hours away from ours.
    void deadlinesAreReadByTheServersClock_data()
    {
        QTest::addColumn<int>("hoursAhead");
        QTest::newRow("behind") << -1;
        QTest::newRow("ahead") << 1;
    }
    void deadlinesAreReadByTheServersClock()
    {
        QFETCH(int, hoursAhead);
        Run run;
        run.shop.clockAhead = std::chrono::hours(hoursAhead);
        run.options.scenario = QStringLiteral("order");
        run.options.users = 3;
        run.options.duration = 1s;
        run.options.historyFile = run.folder.filePath(QStringLiteral("history.jsonl"));
        const auto outcome = run.go();
        QVERIFY2(outcome.has_value(), outcome ? "" : outcome.error().detail.toUtf8().constData());
        QVERIFY2(allOk(*outcome->findings), qPrintable(findingsText(*outcome->findings)));
        const auto history = readHistory(run.options.historyFile);
        QVERIFY2(history.has_value(), history ? "" : history.error().detail.toUtf8().constData());
        QVERIFY(!history->tries.front().givenBack);
        QVERIFY(history->serverBegan.has_value());
        const auto away = *history->serverBegan - outcome->startedAt - std::chrono::hours(hoursAhead);
        QVERIFY(std::chrono::abs(away) < 3s);
    }

    void booksThatCannotBeReadLeaveTheFigures()
    {
        Run run;
        run.shop.fault = FakeShop::Fault::ClosesBooks;
        const auto outcome = run.go();
        QVERIFY(outcome.has_value());
        QVERIFY(!outcome->findings);
        QVERIFY(!outcome->booksUnread.isEmpty());
        QVERIFY(!outcome->ok());
        QVERIFY(outcome->figures.total().requests() > 0);
        QVERIFY(reportJson({QString(), *outcome}).contains("\"booksUnread\""));
    }

    void aTokenOpensTheBooksAsAPasswordDoes()
    {
        Run run;
        const auto outcome = LoadRun(run.options, {{}, {}, QByteArray("op")}).go(run.stop, {{}, [](auto) {}});
        QVERIFY2(outcome.has_value(), outcome ? "" : outcome.error().detail.toUtf8().constData());
        QVERIFY(outcome->findings);
        QVERIFY2(allOk(*outcome->findings), qPrintable(findingsText(*outcome->findings)));
    }

    void thresholdsAreToldEachSecond()
    {
        Run run;
        run.options.verdict = false;
        run.options.scenario = run.write("held.json", R"({"users": 2, "duration": 2, "journey": "stock", "thresholds": [
            {"request": "stock", "outcome": "good", "figure": "count", "comparison": ">", "value": 0},
            {"request": "all", "outcome": "any", "figure": "perSecond", "comparison": "<", "value": 1}]})");
        std::vector<std::vector<CheckedThreshold>> told;
        LoadRun::Hooks hooks{{}, [](const QString &) {}};
        hooks.held = [&told](const std::vector<CheckedThreshold> &held) { told.push_back(held); };
        const auto outcome = LoadRun(run.options, {}).go(run.stop, hooks);
        QVERIFY(outcome.has_value());
        QVERIFY(!told.empty());
        QCOMPARE(told.front().size(), std::size_t(2));
        QVERIFY(told.front()[0].ok);
        QVERIFY(!told.front()[1].ok);
        QVERIFY(told.front()[1].measured.value_or(0) > 1);
    }

    void stopsWhenTold()
    {
        Run run;
        run.options.scenario = QStringLiteral("stock");
        run.options.verdict = false;
        run.options.duration = 60s;
        run.stop = true;
        const auto outcome = run.go();
        QVERIFY(outcome.has_value());
        QVERIFY(outcome->figures.stoppedEarly);
        QVERIFY(outcome->figures.elapsed < 2s);
        QVERIFY(!outcome->findings);
    }

    void rampsUp()
    {
        Run run;
        run.options.scenario = QStringLiteral("stock");
        run.options.verdict = false;
        run.options.users = 10;
        run.options.ramp = 1s;
        run.options.duration = 1s;
        const auto outcome = run.go();
        QVERIFY(outcome.has_value());
        QCOMPARE(run.server.connections(), 11); // one asked for the products
        QVERIFY(outcome->figures.at(Step::Stock).count(Outcome::Good) > 10);
    }

    void saysWhatIsMissing()
    {
        const auto code = [](Run &run) { return run.go().error(); };
        Run nobody;
        nobody.options.url = QStringLiteral("http://127.0.0.1:%1").arg(freePort());
        QCOMPARE(code(nobody).code, QByteArray("SERVER_UNREACHABLE"));
        QCOMPARE(exitStatusOf(code(nobody)), 3);
        Run tokens;
        tokens.options.tokensFile.clear();
        QCOMPARE(code(tokens).code, QByteArray("TOKENS_MISSING"));
        Run few;
        few.options.users = 61;
        QCOMPARE(code(few).code, QByteArray("TOKENS_MISSING"));
        Run product;
        product.options.products = {6};
        QCOMPARE(exitStatusOf(code(product)), 3);
        Run url;
        url.options.url = QStringLiteral("ftp://x");
        QCOMPARE(exitStatusOf(code(url)), 2);
        Run scenario;
        scenario.options.scenario = scenario.write("bad.json", R"({"journey":"buy","x":1})");
        QCOMPARE(exitStatusOf(code(scenario)), 2);
        Run password;
        const auto refused =
            LoadRun(password.options, {QStringLiteral("wrong"), {}}).go(password.stop, {{}, [](auto) {}});
        QCOMPARE(refused.error().code, QByteArray("BAD_CREDENTIALS"));
    }

    void programSaysItByItsExitStatus()
    {
        Run run;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("FIRSTCOME_OPERATOR_PASSWORD"), QStringLiteral("secret"));
        const QString report = run.folder.filePath(QStringLiteral("run.json"));
        const auto execute = [&](const QStringList &more) {
            QProcess program;
            program.setProcessEnvironment(environment);
            program.start(qEnvironmentVariable("FIRSTCOME_BIN") + QStringLiteral("/firstcome-load"),
                          QStringList{QStringLiteral("--url"), run.server.url(), QStringLiteral("--scenario"),
                                      QStringLiteral("sale"), QStringLiteral("--tokens"), run.options.tokensFile} +
                              more);
            program.waitForFinished(60'000);
            return program.exitCode();
        };
        const QStringList judged{QStringLiteral("--operator"), QStringLiteral("operator"), QStringLiteral("--verdict"),
                                 QStringLiteral("--report"), report};
        QCOMPARE(execute(judged), 0);
        QFile file(report);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
        QVERIFY(json.value(QStringLiteral("ok")).toBool());
        QCOMPARE(json.value(QStringLiteral("told")).toObject().value(QStringLiteral("orders")).toInt(), 20);
        run.shop.stock += 5;
        run.shop.fault = FakeShop::Fault::DoublesIdempotent;
        run.shop.dropEvery = 2;
        QCOMPARE(execute(judged), 1);
        QCOMPARE(execute({QStringLiteral("--bogus")}), 2);
        QCOMPARE(execute({QStringLiteral("--i-own-this-host"), QStringLiteral("x"), QStringLiteral("--url"),
                          QStringLiteral("http://shop.example")}),
                 2);
        QCOMPARE(execute({QStringLiteral("--users"), QStringLiteral("1000")}), 3);
    }
};

QTEST_GUILESS_MAIN(LoadRunTest)
#include "load_run_test.moc"
