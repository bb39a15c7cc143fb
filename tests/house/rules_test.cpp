// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/house/rules/code_rules.h"
#include "tests/house/rules/coroutine_rules.h"
#include "tests/house/rules/folder_rules.h"
#include "tests/house/rules/include_rules.h"
#include "tests/house/rules/setting_rules.h"
#include "tests/house/rules/size_rules.h"
#include "tests/house/rules/table_rules.h"
#include "tests/house/rules/text_rules.h"
#include "tests/house/rules/use_rules.h"
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace firstcome::house;

namespace {

const QString spdx = QStringLiteral("// SPDX-License-"
                                    "Identifier: GPL-3.0-or-later\n");

SourceFile file(const char *path, const QString &text)
{
    return {QLatin1String(path), text};
}

void write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

} // namespace

/// Every rule finds a bad sample and leaves a good one alone.
class RulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void longFilesAndLines()
    {
        const QString line = QStringLiteral("int a;\n");
        QVERIFY(checkSize(file("shared/base/a.h", line.repeated(250))).isEmpty());
        QCOMPARE(checkSize(file("shared/base/a.h", line.repeated(251))).size(), 1);
        QVERIFY(checkSize(file("shared/base/a.cpp", line.repeated(400))).isEmpty());
        QCOMPARE(checkSize(file("shared/base/a.cpp", line.repeated(401))).size(), 1);
        const QString wide = QStringLiteral("x").repeated(121);
        for (const char *path : {"a.cpp", "a.sh", "a.py", "a.cmake", "a/CMakeLists.txt", "a.sql"})
            QCOMPARE(checkSize(file(path, wide)).size(), 1);
        QCOMPARE(checkSize(file("firstcome", QStringLiteral("#!/bin/sh\n") + wide)).size(), 1);
        QVERIFY(checkSize(file("a.json", wide)).isEmpty());
    }

    void braceInAnAwait()
    {
        for (const char *bad :
             {"co_await read([this] { return 1; });", "x = co_await run({a, b});", "co_return co_await run(Call{a});",
              "use({a}, co_await b);", "if (co_await run({a})) {\n}"})
            QCOMPARE(checkAwaits(file("a.cpp", QLatin1String(bad))).size(), 1);
        for (const char *good :
             {"auto r = read([this] { return 1; });\nco_await r;", "if (co_await r) {\n    x = {1};\n}",
              "void f()\n{\n    co_await r;\n    g({a});\n}", "do {\n    co_await r;\n} while (a);",
              "auto w = [](R r) -> T { x = co_await r; };", "// co_await run({a})"})
            QVERIFY2(checkAwaits(file("a.cpp", QLatin1String(good))).isEmpty(), good);
    }

    void waitsThatAskAgain()
    {
        for (const char *bad : {"QTRY_VERIFY(a);", "QTRY_VERIFY2(a, b);", "QTRY_COMPARE_WITH_TIMEOUT(a, b, c);"})
            QCOMPARE(checkWaits(file("tests/a_test.cpp", QLatin1String(bad))).size(), 1);
        QVERIFY(checkWaits(file("tests/a_test.cpp", QStringLiteral("WAIT_COMPARE(a, b, c);"))).isEmpty());
    }

    void functionsNobodyCalls()
    {
        const auto tree = [](const char *caller) {
            return QList{file("shared/base/a.h", QStringLiteral("int lonely(int a);\nvirtual int told(int a);\n")),
                         file("shared/base/a.cpp", QStringLiteral("int lonely(int a)\n{\n}\nint told(int a)\n{\n}\n")),
                         file(caller, QStringLiteral("int b = lonely(1);\n"))};
        };
        QVERIFY(checkUnusedFunctions(tree("backend/app/b.cpp")).isEmpty());
        const Findings found = checkUnusedFunctions(tree("tests/shared/base/a_test.cpp"));
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.constFirst().what, QStringLiteral("nothing of the product calls lonely"));
    }

    void idsNobodyExplains()
    {
        const SourceFile list =
            file("docs/capabilities.md", QStringLiteral("| A1 | fuzz | A2 | tokens |\n| F3 | kill |\n"));
        const auto findings = [&list](const char *path, const char *text) {
            return checkIds({list, file(path, QLatin1String(text))}).size();
        };
        QCOMPARE(findings("tests/a_test.cpp", "void A1_A2_F3_isTold() {}"), 0);
        QCOMPARE(findings("tests/a_test.cpp", "void A1_F4_isTold() {}"), 1);
        QCOMPARE(findings("shared/base/a.h", "/// Fuzz (A1).\n"), 0);
        QCOMPARE(findings("shared/base/a.h", "/// A timeline (N1).\n"), 1);
    }

    void readmesThatNameNothing()
    {
        const auto findings = [](const char *text) {
            return checkReadmeNames(
                       {file("backend/app/main.cpp", QString()), file("backend/app/README.md", QLatin1String(text))})
                .size();
        };
        QCOMPARE(findings("`main.cpp` `backend/app/` `build/x/` `orders` `a.b`"), 0);
        QCOMPARE(findings("`mane.cpp`"), 1);
        QCOMPARE(findings("`backend/apt/`"), 1);
    }

    void licenceAndPragma()
    {
        QVERIFY(checkOpening(file("a.h", spdx + QStringLiteral("#pragma once\n"))).isEmpty());
        QCOMPARE(checkOpening(file("a.h", spdx)).size(), 1);
        QCOMPARE(checkOpening(file("a.cpp", QStringLiteral("int a;\n"))).size(), 1);
        QCOMPARE(checkOpening(file("a.sh", QStringLiteral("echo\n"))).size(), 1);
        QVERIFY(checkOpening(file("run", QStringLiteral("#!/bin/sh\n# ") + spdx.mid(3))).isEmpty());
        QCOMPARE(checkOpening(file("run", QStringLiteral("#!/bin/sh\n"))).size(), 1);
    }

    void words_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("findings");
        const auto row = [](const QString &text, int findings) { QTest::newRow(qPrintable(text)) << text << findings; };
        row(QStringLiteral("// TO"
                           "DO: later"),
            1);
        row(QStringLiteral("// FIX"
                           "ME"),
            1);
        row(QStringLiteral("// XX"
                           "X and HA"
                           "CK"),
            2);
        row(QStringLiteral("a stu"
                           "b, a Place"
                           "holder"),
            2);
        row(QStringLiteral("this is Not Imple"
                           "mented, not yet imple"
                           "mented"),
            2);
        row(QStringLiteral("edit->setPlaceholderText(u\"stubborn\");"), 0);
        row(QStringLiteral("from http://deb"
                           ".debian.org/ or py"
                           "pi, see ../sha"
                           "red/x"),
            3);
        row(QStringLiteral("#include \"shared/base/id.h\""), 0);
    }
    void words()
    {
        QFETCH(QString, text);
        QTEST(int(checkWords(file("a.cpp", text)).size()), "findings");
        QTEST(int(checkWords(file("README.md", text)).size()), "findings");
    }

    void deadCode_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("findings");
        const auto row = [](const char *text, int findings) {
            QTest::newRow(text) << QString::fromLatin1(text) << findings;
        };
        row("#if 0\nint a;\n#endif", 1);
        row("    // order.cancel(now);", 1);
        row("// int count = 3;", 1);
        row("/*\n   if (a > b) {\n*/", 1);
        row("// the sweep comes after: a late payment wins (rule 4);", 0);
        row("/// Frees the place; must not block.", 0);
        row("a(); // \"Foo::Foo() : m_a\" before `{`", 0);
    }
    void deadCode()
    {
        QFETCH(QString, text);
        QTEST(int(checkDeadCode(file("a.cpp", text)).size()), "findings");
    }

    void markup()
    {
        const char *path = "console/orders/a.cpp";
        QCOMPARE(checkMarkup(file(path, QStringLiteral("auto *view = new QTextBrowser;\nview->setHtml(name);"))).size(),
                 2);
        QCOMPARE(checkMarkup(file(path, QStringLiteral("label->setTextFormat(Qt::RichText);"))).size(), 1);
        QCOMPARE(checkMarkup(file(path, QStringLiteral("axis->setTitleText(name); chart()->setTitle(name);"))).size(),
                 2);
        QCOMPARE(checkMarkup(file(path, QStringLiteral("QApplication::setStyle(other);"))).size(), 1);
        QCOMPARE(checkMarkup(file(path, QStringLiteral("new QPlainTextEdit(name); setWindowTitle(name);"))).size(), 0);
        QCOMPARE(checkMarkup(file("tests/a.cpp", QStringLiteral("new QTextBrowser;"))).size(), 0);
        QCOMPARE(checkMarkup(file("console/widgets/theme.cpp", QStringLiteral("QApplication::setStyle(a);"))).size(),
                 0);
    }

    void names()
    {
        QCOMPARE(checkNames(file("a.h", QStringLiteral("class OrderManager {};"))).size(), 1);
        QCOMPARE(checkNames(file("a.h", QStringLiteral("struct StringUtils\n{};"))).size(), 1);
        QCOMPARE(checkNames(file("a.h", QStringLiteral("class PageBase : public QWidget {};"))).size(), 1);
        QCOMPARE(checkNames(file("a.h", QStringLiteral("class HelperThread {};"))).size(), 1);
        QVERIFY(checkNames(file("a.h", QStringLiteral("class Database {}; struct Baseline {}; class Implied {};")))
                    .isEmpty());
        QCOMPARE(checkNames(file("shared/base/string_utils.h", {})).size(), 1);
        QCOMPARE(checkNames(file("shared/base/OrderList.h", {})).size(), 1);
        QVERIFY(checkNames(file("shared/base/database.h", {})).isEmpty());
    }

    void includes_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("target");
        QTest::addColumn<int>("findings");
        const auto row = [](const char *path, const char *target, int findings) {
            QTest::addRow("%s -> %s", path, target)
                << QString::fromLatin1(path) << QString::fromLatin1(target) << findings;
        };
        row("shared/base/id.h", "shared/base/money.h", 0);
        row("shared/base/id.h", "shared/contract/order.h", 1);
        row("shared/contract/order.h", "shared/client/api_client.h", 1);
        row("shared/load/report.h", "shared/client/api_client.h", 0);
        row("backend/platform/sql/database.h", "backend/orders/order.h", 1);
        row("backend/platform/http/server.h", "backend/platform/work/loop.h", 0);
        row("backend/placement/decide_placement.cpp", "backend/stock/holds.h", 0);
        row("backend/placement/decide_placement.cpp", "backend/orders/order.h", 0);
        row("backend/orders/order.h", "backend/placement/early_no.h", 1);
        row("backend/stock/holds.h", "backend/orders/order.h", 1);
        row("backend/orders/order.h", "backend/payments/payment.h", 1);
        row("backend/payments/payment.h", "backend/orders/order.h", 0);
        row("backend/orders/order.h", "backend/app/settings.h", 1);
        row("backend/orders/order.h", "shared/client/api_client.h", 1);
        row("backend/app/backend.cpp", "backend/wallets/wallets_module.h", 0);
        row("console/orders/orders_page.h", "console/widgets/chip.h", 0);
        row("console/orders/orders_page.h", "console/stock/stock_page.h", 1);
        row("console/orders/orders_page.h", "console/page/page.h", 0);
        row("console/orders/orders_page.h", "console/shell/main_window.h", 1);
        row("console/page/page.h", "console/shell/main_window.h", 1);
        row("console/widgets/chip.h", "console/page/page.h", 1);
        row("console/shell/window.h", "console/orders/orders_page.h", 1);
        row("console/widgets/chip.h", "backend/orders/order.h", 1);
        row("console/app/main.cpp", "console/orders/orders_page.h", 0);
        row("backend/orders/order.h", "tests/support/clock.h", 1);
        row("tests/backend/orders/order_test.cpp", "backend/orders/order.h", 0);
        row("elsewhere/a.h", "shared/base/id.h", 1);
    }
    void includes()
    {
        QFETCH(QString, path);
        QFETCH(QString, target);
        QTEST(int(checkIncludes({path, QStringLiteral("#include \"%1\"\n").arg(target)}).size()), "findings");
    }

    void tables_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("findings");
        const auto row = [](const char *path, const char *code, int findings) {
            QTest::addRow("%s: %s", path, code) << QString::fromLatin1(path) << QString::fromLatin1(code) << findings;
        };
        row("backend/orders/order_store.cpp", "q(\"SELECT id FROM orders WHERE id = ?\");", 0);
        row("backend/orders/order_routes.cpp", "q(\"SELECT id FROM orders WHERE id = ?\");", 1);
        row("backend/stock/hold_store.cpp", "q(\"UPDATE orders SET state = ?\");", 1);
        row("backend/stock/hold_store.cpp", "q(\"SELECT 1 \"\n  \"FROM x, orders o\");", 1);
        row("backend/stock/hold_store.cpp", "q(QStringLiteral(\"INSERT INTO\"\n \" orders (id) VALUES (?)\"));", 1);
        row("backend/stock/hold_store.cpp", "q(\"SELECT 1 FROM strangers\"); say(\"two orders\"); // FROM orders", 0);
        row("backend/platform/events/outbox.cpp", "q(\"DELETE FROM outbox\");", 0);
        row("backend/orders/order_store.cpp", "q(\"DELETE FROM outbox\");", 1);
        row("tests/backend/orders/order_test.cpp", "q(\"DELETE FROM outbox\");", 0);
    }
    void tables()
    {
        QFETCH(QString, path);
        QFETCH(QString, code);
        const QList<SourceFile> files{
            file("backend/orders/migrations/001_orders.sql",
                 QStringLiteral("CREATE TABLE orders (id {{id}}) {{end}};")),
            file("backend/platform/events/migrations/001_outbox.sql",
                 QStringLiteral("CREATE TABLE outbox (id {{auto}})")),
            {path, code},
        };
        QTEST(int(checkTables(files).size()), "findings");
    }

    void migrations()
    {
        const SourceFile orders = file("backend/orders/migrations/001_orders.sql", QString());
        const SourceFile stock = file("backend/stock/migrations/001_stock.sql", QString());
        const SourceFile lines = file("backend/orders/migrations/002_lines.sql", QString());
        QCOMPARE(checkMigrations({orders, stock, lines}).size(), 0);
        QCOMPARE(checkMigrations({orders, stock, file("backend/orders/migrations/001_lines.sql", QString())}).size(),
                 1);
    }

    void settings()
    {
        const auto tree = [](const char *fields, const char *setter, const char *reader) {
            return QList<SourceFile>{file("backend/app/settings.h",
                                          QStringLiteral("struct Settings\n{\n%1\n};").arg(QLatin1StringView(fields))),
                                     file("backend/app/known_settings.cpp", QString::fromLatin1(setter)),
                                     file("backend/app/foundation.cpp", QString::fromLatin1(reader)),
                                     file("backend/platform/http/limits.h",
                                          QStringLiteral("struct Limits\n{\n    int connections = 1;\n};")),
                                     file("backend/platform/watch/access_log.h",
                                          QStringLiteral("struct AccessLogBounds\n{\n    int files = 4;\n};")),
                                     file("backend/platform/access/password_gate.h",
                                          QStringLiteral("struct PasswordLimits\n{\n    int tries = 4;\n};")),
                                     file("backend/members/member_ground.h",
                                          QStringLiteral("struct MemberRates\n{\n    int mails = 5;\n};"))};
        };
        const char *fields = "    QString mailFrom = text(1);\n    int lanes = 1; ///< so many\n    Seconds pause{15};";
        const char *setter = "s.limits.connections = 1; s.log.files = 1; s.p.tries = 1; s.m.mails = 1;";
        const char *reader = "use(settings.mailFrom, foundation.settings.lanes, settings->pause);";
        QCOMPARE(checkSettings(tree(fields, setter, reader)).size(), 0);
        QCOMPARE(checkSettings(tree(fields, setter, "use(settings.mailFrom, settings.pause);")).size(), 1);
        QCOMPARE(checkSettings(tree(fields, "s.log.files = 1; s.p.tries = 1;", reader)).size(), 2);
        QCOMPARE(
            checkSettings(
                tree(fields, "s.limits.connections = s.log.files = s.p.tries = s.m.mails;\n        {\"tries\", \"1\"}",
                     reader))
                .size(),
            1);
        QVERIFY(!checkSettings({}).isEmpty());
    }

    void permissions()
    {
        const auto tree = [](const char *route) {
            return QList<SourceFile>{
                file("shared/contract/permissions.h",
                     QStringLiteral("enum P {\n    View = 1U << 0,\n    MemberViewPersonal = 1U << 1,\n};")),
                file("backend/system/routes.cpp", QString::fromLatin1(route))};
        };
        QCOMPARE(checkPermissions(tree("may(permission::View);")).size(), 0);
        QCOMPARE(checkPermissions(tree("may(0);")).size(), 1);
        QCOMPARE(checkPermissions(tree("may(permission::View | permission::MemberViewPersonal);")).size(), 1);
        QVERIFY(!checkPermissions({}).isEmpty());
    }

    void codes_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("findings");
        const auto row = [](const char *path, const char *code, int findings) {
            QTest::addRow("%s: %s", path, code) << QString::fromLatin1(path) << QString::fromLatin1(code) << findings;
        };
        row("backend/orders/a.cpp", "return refuse(code::orderLost);", 0);
        row("backend/orders/a.cpp", "a();", 1); // nothing uses the code
        row("tests/backend/a.cpp", "use(code::orderLost);", 1);
        row("backend/orders/a.cpp", "x(code::orderLost); y(\"ORDER_LOST\");", 1);
        row("backend/simulators/a.cpp", "x(code::orderLost); y(\"ORDER_LOST\");", 0);
        row("console/orders/a.cpp", "x(code::orderLost); if (r.code == \"ORDER_FOUND\") {\n}", 1);
        row("shared/load/a.cpp", "x(code::orderLost); return Refusal{\"LOST\", {}};", 1);
        row("backend/simulators/a.cpp", "x(code::orderLost); http::problem({\n    \"LOST\", {}});", 1);
    }
    void codes()
    {
        QFETCH(QString, path);
        QFETCH(QString, code);
        const QList<SourceFile> files{
            file("shared/contract/error_codes.h",
                 QStringLiteral("#define CODES(CODE) \\\n    CODE(orderLost, \"ORDER_LOST\", 404, \"It is lost.\")\n")),
            {path, code},
        };
        QTEST(int(checkCodes(files).size()), "findings");
    }

    void folders()
    {
        const SourceFile code = file("backend/orders/order.h", {});
        QCOMPARE(checkFolders({code}).size(), 1);
        const QString line = QStringLiteral("Orders.\n");
        QVERIFY(checkFolders({code, file("backend/orders/README.md", line.repeated(15))}).isEmpty());
        QCOMPARE(checkFolders({code, file("backend/orders/README.md", line.repeated(16))}).size(), 1);
        QVERIFY(checkFolders({file("tests/backend/orders/order_test.cpp", {})}).isEmpty());
    }

    void treeIsReadWithoutGit()
    {
        QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("build/dev")));
        write(folder.filePath(QStringLiteral("build/dev/a.cpp")), "int a;\n");
        write(folder.filePath(QStringLiteral("b.cpp")), "int b;\n");
        const auto files = readTree(folder.path());
        QCOMPARE(files.size(), 1);
        QCOMPARE(files.first().path, QStringLiteral("b.cpp"));
    }
};

QTEST_GUILESS_MAIN(RulesTest)
#include "rules_test.moc"
