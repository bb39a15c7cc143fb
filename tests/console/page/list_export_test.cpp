// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/page/list_export.h"

#include "console/widgets/paged_model.h"
#include "console/widgets/table_roles.h"
#include "tests/support/waits.h"
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace firstcome;

namespace {

struct Row
{
    qint64 key = 0;
    qint64 version = 0;
};

/// Answers pages of ten by itself; the last page is number `pages`.
class Rows : public PagedModel<Row, &Row::key, &Row::version>
{
public:
    explicit Rows(int pages)
    {
        setFetch([this, pages](const PageRequest &page) {
            const int number = page.cursor.toInt();
            QTimer::singleShot(0, this, [this, pages, number, query = page.query] {
                if (number == failsAt)
                    return failPage(query, QStringLiteral("gone"));
                std::vector<Row> rows;
                for (int i = 0; i < 10; ++i)
                    rows.push_back({number * 10 + i + 1, 1});
                takePage(query, std::move(rows), number + 1 < pages ? QString::number(number + 1) : QString());
            });
        });
    }

    int columnCount(const QModelIndex &) const override { return 2; }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (index.column() == 0 && role == IdRole)
            return QString::number(384861233624383494 + at(index.row()).key);
        return index.column() == 1 && role == NumberRole ? QVariant(at(index.row()).key * 1000) : QVariant();
    }
    QVariant headerData(int section, Qt::Orientation, int role) const override
    {
        return role == Qt::DisplayRole ? QVariant(section == 0 ? QStringLiteral("Order") : QStringLiteral("Total"))
                                       : QVariant();
    }

    int failsAt = -1;
};

} // namespace

/// A list of several pages goes to a file.
class ListExportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aListIsWalkedToItsEnd()
    {
        const ListExport::Outcome outcome = walk(new Rows(4));
        QVERIFY(outcome.trouble.isEmpty() && !outcome.cut && !outcome.cancelled);
        QCOMPARE(outcome.rows, 40);
        const QList<QByteArray> lines = text().split('\n');
        QCOMPARE(lines.size(), 42);
        QCOMPARE(lines[0], QByteArray("\xef\xbb\xbfOrder,Total\r"));
        QCOMPARE(lines[1], QByteArray("'384861233624383495,1000\r"));
    }

    void aPageThatFailsLeavesNoFile()
    {
        auto *rows = new Rows(4);
        rows->failsAt = 2;
        const ListExport::Outcome outcome = walk(rows);
        QCOMPARE(outcome.trouble, QStringLiteral("gone"));
        QVERIFY(!QFile::exists(path()));
    }

    void cancellingLeavesNoFile()
    {
        auto *walking = new ListExport({path(), {0, 1}, nullptr, {}, new Rows(1'000)}, this);
        std::optional<ListExport::Outcome> outcome;
        connect(walking, &ListExport::ended, this, [&outcome](const ListExport::Outcome &ended) { outcome = ended; });
        connect(walking, &ListExport::advanced, walking, &ListExport::cancel);
        walking->start();
        WAIT_VERIFY(outcome, 60'000);
        QVERIFY(outcome->cancelled && outcome->rows >= 10);
        QVERIFY(!QFile::exists(path()));
    }

    void aPlaceThatCannotBeWrittenIsSaid()
    {
        Rows rows(1);
        ListExport writing({m_folder.filePath(QStringLiteral("no/such/folder.csv")), {0}, &rows, {}, nullptr});
        QSignalSpy ended(&writing, &ListExport::ended);
        writing.start();
        QVERIFY(!ended[0][0].value<ListExport::Outcome>().trouble.isEmpty());
    }

    void cleanup() { QFile::remove(path()); }

private:
    ListExport::Outcome walk(Rows *rows)
    {
        auto *walking = new ListExport({path(), {0, 1}, nullptr, {}, rows}, this);
        std::optional<ListExport::Outcome> outcome;
        connect(walking, &ListExport::ended, this, [&outcome](const ListExport::Outcome &ended) { outcome = ended; });
        walking->start();
        return QTest::qWaitFor([&outcome] { return outcome.has_value(); }) ? *outcome : ListExport::Outcome();
    }

    QString path() const { return m_folder.filePath(QStringLiteral("list.csv")); }
    QByteArray text() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QTemporaryDir m_folder;
};

QTEST_MAIN(ListExportTest)
#include "list_export_test.moc"
