// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/app/backup_file.h"
#include "shared/contract/error_codes.h"
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <sys/resource.h>

using namespace firstcome;
using namespace firstcome::app;

namespace {

const auto madeAt = fromMillis(1'800'000'000'123);

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// No file may grow beyond so many bytes while this lives: what a full disk is to a program.
class NoRoom
{
public:
    explicit NoRoom(rlim_t bytes)
    {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        m_handler = std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~NoRoom()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }
    Q_DISABLE_COPY_MOVE(NoRoom)

private:
    rlimit m_before{};
    void (*m_handler)(int) = nullptr;
};

} // namespace

/// One file with everything in it: read back as it was, or not at all.
class BackupFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder.emplace();
        m_database = QByteArray(1'100'000, 'd');
        write("key", "secret");
        write("empty", "");
        m_path = write("backup", m_database);
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        const auto sealed =
            sealBackup(file, QStringLiteral("firstcome.db"),
                       {{QStringLiteral("keys/audit"), at("key")}, {QStringLiteral("keys/none"), at("empty")}}, madeAt);
        QVERIFY(sealed.has_value());
        file.close();
        m_whole = contentOf(m_path);
    }

    void whatWasPutInComesOut()
    {
        QFile backup(m_path);
        QVERIFY(backup.open(QIODevice::ReadOnly));
        const auto contents = contentsOf(backup);
        QVERIFY(contents.has_value());
        QCOMPARE(contents->madeAt, madeAt);
        QCOMPARE(contents->parts.size(), 3);
        QCOMPARE(contents->parts.at(1).name, QStringLiteral("keys/audit"));
        const QList<QByteArray> expected{m_database, "secret", ""};
        for (qsizetype i = 0; i < expected.size(); ++i) {
            QVERIFY(takeOut(backup, contents->parts.at(i), at("out")).has_value());
            QCOMPARE(contentOf(at("out")), expected.at(i));
            QCOMPARE(QFile::permissions(at("out")) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        }
    }

    void whatWasCutShortIsNoBackup_data()
    {
        QTest::addColumn<qint64>("kept");
        for (const qint64 kept : {0, 1, 96, 97, 1'099'999, 1'100'000, 1'100'006})
            QTest::addRow("%lld bytes", qlonglong(kept)) << kept;
        QTest::newRow("all but one") << qint64(-1);
    }
    void whatWasCutShortIsNoBackup()
    {
        QFETCH(qint64, kept);
        write("backup", m_whole.left(kept < 0 ? m_whole.size() + kept : kept));
        QCOMPARE(codeOfContents(), QByteArray(code::fileInvalid));
    }

    /// Each byte belongs to a part or to the list: there is none whose change is not seen.
    void everyChangedByteIsFound()
    {
        QList<qsizetype> places{0, 500'000, 1'099'999};
        for (qsizetype place = m_database.size(); place < m_whole.size(); ++place)
            places.append(place);
        for (const qsizetype place : places) {
            change(place);
            QVERIFY2(!comesOutAsItWas(), qPrintable(QString::number(place)));
            change(place);
        }
        QVERIFY(comesOutAsItWas());
    }

    void namesThatLeaveTheFolderAreNotTaken_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"../etc", "/etc/passwd", "keys/../../x", "a/b/c", "", ".hidden", "keys/"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void namesThatLeaveTheFolderAreNotTaken()
    {
        QFETCH(QString, name);
        write("backup", m_database);
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(sealBackup(file, name, {}, madeAt).has_value());
        file.close();
        QCOMPARE(codeOfContents(), QByteArray(code::fileInvalid));
    }

    void F25_aDiskThatTakesNoMoreIsSaid()
    {
        QFile backup(m_path);
        QVERIFY(backup.open(QIODevice::ReadOnly));
        const auto contents = contentsOf(backup);
        const NoRoom noRoom(1'000'000);
        const auto out = takeOut(backup, contents->parts.at(0), at("out"));
        QCOMPARE(out ? QByteArray() : out.error().code, QByteArray(code::fileNotWritten));
        QVERIFY2(out.error().detail.contains(QStringLiteral("too large")), qPrintable(out.error().detail));
        QFile file(at("key"));
        QVERIFY(file.open(QIODevice::ReadWrite));
        const auto sealed =
            sealBackup(file, QStringLiteral("firstcome.db"), {{QStringLiteral("more"), m_path}}, madeAt);
        QCOMPARE(sealed ? QByteArray() : sealed.error().code, QByteArray(code::fileNotWritten));
    }

private:
    QString at(const char *name) const { return m_folder->filePath(QLatin1StringView(name)); }
    QString write(const char *name, const QByteArray &content) const
    {
        QFile file(at(name));
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(content) != content.size())
            qFatal("%s cannot be written", name);
        return at(name);
    }
    /// Turns one bit of a byte over, or back.
    void change(qsizetype place) const
    {
        QFile file(m_path);
        const char byte = char(m_whole.at(place) ^ 1);
        char now = 0;
        if (!file.open(QIODevice::ReadWrite) || !file.seek(place) || file.peek(&now, 1) != 1)
            qFatal("the backup cannot be read");
        file.write(QByteArray(1, now == byte ? m_whole.at(place) : byte));
    }
    QByteArray codeOfContents() const
    {
        QFile backup(m_path);
        if (!backup.open(QIODevice::ReadOnly))
            return "UNREADABLE";
        const auto contents = contentsOf(backup);
        return contents ? QByteArray() : contents.error().code;
    }
    bool comesOutAsItWas() const
    {
        QFile backup(m_path);
        if (!backup.open(QIODevice::ReadOnly))
            return false;
        const auto contents = contentsOf(backup);
        if (!contents)
            return false;
        for (const BackupPart &part : contents->parts) {
            if (!takeOut(backup, part, at("out")))
                return false;
        }
        return true;
    }

    std::optional<QTemporaryDir> m_folder;
    QString m_path;
    QByteArray m_database;
    QByteArray m_whole;
};

QTEST_GUILESS_MAIN(BackupFileTest)
#include "backup_file_test.moc"
