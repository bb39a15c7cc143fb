// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/app/backend.h"
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace firstcome;

namespace {

/// Tables whose ids the product gives; the others count for themselves.
constexpr auto tablesOfIds = "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c ON c.name = 'id' "
                             "WHERE m.type = 'table' AND c.pk = 1 AND m.sql NOT LIKE '%AUTOINCREMENT%'";
/// Years before any id that is given here.
const Instant longAgo = fromMillis(1'750'000'000'000);

} // namespace

/// Ids only grow, also when the clock went back while the process was down.
class IdsOverRestartTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    const work::Loop m_loop;
    QStringList m_tables;

    std::unique_ptr<app::Backend> opened()
    {
        app::SettingsSources sources;
        sources.commandLine = {{QStringLiteral("data"), m_folder.path()}};
        const auto admission = app::Admission::toChange(app::readSettings(sources).value()).value();
        auto backend = std::make_unique<app::Backend>(admission);
        return backend->open() ? std::move(backend) : nullptr;
    }

    /// Runs `work(database)` on the file while no backend has it.
    template <typename Work>
    auto onFile(Work work)
    {
        const auto closed = qScopeGuard([] { QSqlDatabase::removeDatabase(QStringLiteral("file")); });
        QSqlDatabase file = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("file"));
        file.setDatabaseName(m_folder.filePath(QStringLiteral("firstcome.db")));
        if (!file.open())
            qFatal("the database cannot be opened: %s", qPrintable(file.lastError().text()));
        return work(file);
    }

    /// A row with this id and something in every column that must have a value.
    QString insertRow(QSqlDatabase &file, const QString &table, Id id)
    {
        QStringList columns{QStringLiteral("id")};
        QStringList values{idText(id)};
        QSqlQuery info(file);
        info.exec(QStringLiteral("SELECT name, type FROM pragma_table_info('%1') WHERE \"notnull\" AND name <> 'id'")
                      .arg(table));
        while (info.next()) {
            columns.append(info.value(0).toString());
            const QString type = info.value(1).toString();
            values.append(type == QStringLiteral("INTEGER") ? QStringLiteral("1")
                          : type == QStringLiteral("BLOB")  ? QStringLiteral("x'%1'").arg(id, 16, 16, QChar(u'0'))
                                                            : QStringLiteral("'%1'").arg(id));
        }
        QSqlQuery insert(file);
        insert.exec(
            QStringLiteral("INSERT INTO %1 (%2) VALUES (%3)").arg(table, columns.join(u','), values.join(u',')));
        return insert.lastError().text().trimmed();
    }

private Q_SLOTS:
    void initTestCase()
    {
        auto backend = opened();
        QVERIFY(backend);
        backend->stop();
        onFile([this](QSqlDatabase &file) {
            QSqlQuery tables(file);
            tables.exec(QLatin1StringView(tablesOfIds));
            while (tables.next())
                m_tables.append(tables.value(0).toString());
        });
        for (const char *known : {"orders", "order_lines", "payments", "payment_transactions", "deliveries", "options",
                                  "sales", "products", "stores", "members", "operators"})
            QVERIFY2(m_tables.contains(QLatin1StringView(known)), known);
    }

    /// Each table in turn holds the highest id of all; a hold has the id of its line.
    void noIdIsGivenTwiceAfterTheClockWentBack()
    {
        IdSource given;
        for (const QString &table : std::as_const(m_tables)) {
            if (table == QStringLiteral("holds"))
                continue;
            given.raiseFloor(given.next(systemNow()) + 1'000'000);
            const Id id = given.next(systemNow());
            QCOMPARE(onFile([&](QSqlDatabase &file) { return insertRow(file, table, id); }), QString());
            auto backend = opened();
            QVERIFY2(backend, qPrintable(table));
            const Id next = backend->foundation().ids.next(longAgo);
            QVERIFY2(next > id, qPrintable(table));
            backend->stop();
        }
    }
};

QTEST_GUILESS_MAIN(IdsOverRestartTest)
#include "ids_over_restart_test.moc"
