// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/sql/accept_pages.h"
#include "backend/platform/sql/schema_damage.h"
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace firstcome;
using namespace firstcome::sql;

namespace {

const QList<Migration> steps{
    {"shop", 1, "shop",
     "CREATE TABLE goods (id {{id}} NOT NULL PRIMARY KEY, name {{text}} NOT NULL, "
     "held {{id}} NOT NULL CHECK (held >= 0)) {{end}};\nCREATE INDEX goods_name ON goods (name)"},
    {"orders", 1, "orders",
     "CREATE TABLE orders (id {{id}} NOT NULL PRIMARY KEY, "
     "goods_id {{id}} NOT NULL REFERENCES goods (id)) {{end}}"},
    {"shop", 2, "keys", "ALTER TABLE goods ADD COLUMN name_key {{text}} NOT NULL DEFAULT ''"},
    {"orders", 2, "again",
     "CREATE TABLE orders_keyed (id {{id}} NOT NULL PRIMARY KEY, goods_id {{id}}) {{end}};\n"
     "DROP TABLE orders;\nALTER TABLE orders_keyed RENAME TO orders"},
};

DatabaseSettings at(const QString &path)
{
    DatabaseSettings settings;
    settings.path = path;
    return settings;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &content)
{
    for (const char *beside : {"-wal", "-shm"})
        QFile::remove(path + QLatin1StringView(beside));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    file.close();
    // As if it had been written so, or by a version that kept no sums of its pages: those are another's matter.
    if (!content.isEmpty())
        QVERIFY(takePagesAsTheyAre(path));
}

/// What is wrong, however that comes out.
QString damageAt(const QString &path, const QList<Migration> &known = steps)
{
    try {
        Connection connection(at(path), Connection::Purpose::Write);
        return damageOfSchema(connection, known).value_or(QString());
    } catch (const Failure &failure) {
        return failure.kind() == Failure::Kind::Damaged ? QString::fromUtf8(failure.what()) : QString();
    }
}

} // namespace

/// The texts of an SQLite database's tables.
class SchemaDamageTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_path = m_folder.filePath(QStringLiteral("shop.db"));
    QByteArrayList m_texts;

    void make(const QList<Migration> &applied)
    {
        write(m_path, {});
        Connection connection(at(m_path), Connection::Purpose::Write);
        // As versions came: each on its own.
        for (qsizetype count = 1; count <= applied.size(); ++count)
            migrate(connection, applied.first(count), systemNow());
        m_texts.clear();
        auto &rows = connection.statement("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL");
        while (rows.next())
            m_texts.append(rows.text(0));
        rows.reset();
        connection.run("VACUUM"); // nothing is left of what was
        connection.run("PRAGMA wal_checkpoint(TRUNCATE)");
    }

private Q_SLOTS:
    void whatTheMigrationsMadeIsWhole()
    {
        write(m_path, {});
        QCOMPARE(damageAt(m_path), QString()); // a new one
        for (qsizetype count = 1; count <= steps.size(); ++count) {
            make(steps.first(count));
            QCOMPARE(damageAt(m_path), QString());
            // Whoever knows less says that it is newer, elsewhere.
            QCOMPARE(damageAt(m_path, steps.first(count - 1)), QString());
        }
    }

    void F36_noByteOfItChangesUnseen()
    {
        make(steps);
        const QByteArray whole = contentOf(m_path);
        QCOMPARE(m_texts.size(), 4);
        for (const QByteArray &text : std::as_const(m_texts)) {
            const qsizetype from = whole.indexOf(text);
            QVERIFY(from > 0);
            QCOMPARE(whole.indexOf(text, from + 1), -1);
            for (qsizetype i = 0; i < text.size(); ++i) {
                for (const int bit : {0x01, 0x02, 0x20}) {
                    QByteArray flipped = whole;
                    flipped[from + i] = char(flipped.at(from + i) ^ bit);
                    write(m_path, flipped);
                    QVERIFY2(!damageAt(m_path).isEmpty(), flipped.mid(from, text.size()).constData());
                }
            }
        }
        write(m_path, whole);
        QCOMPARE(damageAt(m_path), QString());
    }

    void whatIsMissingOrWasOtherIsNamed()
    {
        make(steps);
        const auto after = [this](const char *statement) {
            {
                Connection connection(at(m_path), Connection::Purpose::Write);
                connection.run(statement);
            }
            return damageAt(m_path);
        };
        QCOMPARE(after("CREATE INDEX of_somebody ON goods (held)"), QString());
        QCOMPARE(after("UPDATE migrations SET hash = 'x' WHERE name = 'keys'"),
                 QStringLiteral("not as it was made: migration shop/keys"));
        make(steps);
        QCOMPARE(after("DROP INDEX goods_name"), QStringLiteral("not as it was made: index goods_name"));
        QVERIFY(after("DROP TABLE migrations").contains(QStringLiteral("table migrations")));
        make(steps);
        QVERIFY(!after("DELETE FROM migrations WHERE module = 'shop' AND number = 1").isEmpty());
    }
};

QTEST_GUILESS_MAIN(SchemaDamageTest)
#include "schema_damage_test.moc"
