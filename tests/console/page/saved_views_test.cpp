// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/page/saved_views.h"

#include "console/widgets/confirm_dialog.h"
#include "console/widgets/table_view.h"
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QStandardItemModel>
#include <QTest>

using namespace firstcome;

namespace {

constexpr int columns = 3;

/// A list as a page has it: its filter, and a table whose columns are arranged.
struct List
{
    explicit List(const UiMemory &memory, int count = columns)
        : model(1, count), table(memory.at(QStringLiteral("table"))),
          views({memory, &table, [this] { return filter; }, [this](const QVariantMap &kept) { filter = kept; }})
    {
        table.setModelAndWidths(&model, QList<int>(count, 80));
        table.resize(600, 200);
    }

    QHeaderView &header() const { return *table.horizontalHeader(); }
    QStringList menu()
    {
        Q_EMIT views.menu()->aboutToShow();
        QStringList words;
        for (const QAction *action : views.menu()->actions())
            words.append(action->text());
        return words;
    }

    QVariantMap filter;
    QStandardItemModel model;
    TableView table;
    SavedViews views;
};

} // namespace

/// Views of a list that are kept under names.
class SavedViewsTest : public QObject
{
    Q_OBJECT

    UiMemory m_memory = UiMemory::volatileMemory();
    const QVariantMap m_paid{{QStringLiteral("state"), QStringLiteral("PAID")},
                             {QStringLiteral("attention"), true},
                             {QStringLiteral("q"), QStringLiteral("반지 & \"Moon\"")}};

private Q_SLOTS:
    void init() { m_memory = UiMemory::volatileMemory(); }

    void filterAndColumnsComeBack()
    {
        List list(m_memory);
        list.filter = m_paid;
        list.header().setSectionHidden(1, true);
        list.header().moveSection(2, 0);
        list.header().resizeSection(0, 123);
        QVERIFY(list.views.keep(QStringLiteral("To look at")));
        list.filter = {};
        list.header().setSectionHidden(1, false);
        list.header().moveSection(0, 2);
        list.header().resizeSection(0, 60);
        list.views.choose(QStringLiteral("To look at"));
        QCOMPARE(list.filter, m_paid);
        QVERIFY(list.header().isSectionHidden(1));
        QCOMPARE(list.header().visualIndex(2), 0);
        QCOMPARE(list.header().sectionSize(0), 123);
        list.views.choose(QStringLiteral("nobody's"));
        QCOMPARE(list.filter, m_paid);
    }

    void theyAreThereAfterARestart()
    {
        {
            List list(m_memory);
            list.filter = m_paid;
            QVERIFY(list.views.keep(QStringLiteral("b")));
            list.filter = {{QStringLiteral("q"), QStringLiteral("other")}};
            QVERIFY(list.views.keep(QStringLiteral("A")));
        }
        List again(m_memory);
        QCOMPARE(again.views.names(), QStringList({QStringLiteral("A"), QStringLiteral("b")}));
        again.views.choose(QStringLiteral("b"));
        QCOMPARE(again.filter, m_paid);
        // A list with other columns by now keeps its own.
        List wider(m_memory, columns + 1);
        wider.header().setSectionHidden(0, true);
        wider.views.choose(QStringLiteral("b"));
        QCOMPARE(wider.filter, m_paid);
        QVERIFY(wider.header().isSectionHidden(0));
    }

    void ofOneNameThereIsOne()
    {
        List list(m_memory);
        QVERIFY(list.views.keep(QStringLiteral("  mine\t own ")));
        list.filter = m_paid;
        QVERIFY(list.views.keep(QStringLiteral("mine own")));
        QCOMPARE(list.views.names(), QStringList(QStringLiteral("mine own")));
        list.filter = {};
        list.views.choose(QStringLiteral("mine own"));
        QCOMPARE(list.filter, m_paid);
        QVERIFY(!list.views.keep(QStringLiteral("  ")));
        list.views.forget(QStringLiteral("mine own"));
        QCOMPARE(list.views.names(), QStringList());
        for (int i = 0; i < SavedViews::mostViews; ++i)
            QVERIFY(list.views.keep(QString::number(i)));
        QVERIFY(!list.views.keep(QStringLiteral("one more")));
        QVERIFY(list.views.keep(QStringLiteral("7"))); // anew
    }

    void whatCannotBeReadIsLeftOut_data()
    {
        QTest::addColumn<QByteArray>("kept");
        QTest::addColumn<int>("views");
        QTest::newRow("no JSON") << QByteArray("[{\"name\":") << 0;
        QTest::newRow("another form") << QByteArray("{\"name\":\"a\"}") << 0;
        QTest::newRow("no name") << QByteArray(R"([{"filter":{}},{"name":"","filter":{}},7,null])") << 0;
        QTest::newRow("one is good") << QByteArray(R"([{"name":"a"},{"name":"b","filter":{"q":"x"}}])") << 1;
    }
    void whatCannotBeReadIsLeftOut()
    {
        QFETCH(QByteArray, kept);
        QFETCH(int, views);
        m_memory.set(QStringLiteral("views"), kept);
        List list(m_memory);
        QCOMPARE(list.views.names().size(), views);
        list.views.choose(QStringLiteral("b")); // without columns: those that are there stay
        QCOMPARE(list.filter.size(), views);
        QVERIFY(list.views.keep(QStringLiteral("c")));
        QCOMPARE(list.views.names().size(), views + 1);
    }

    void theMenuChoosesKeepsAndForgets()
    {
        List list(m_memory);
        list.filter = m_paid;
        QCOMPARE(list.menu().filter(QStringLiteral("Save this view")).size(), 1);
        QVERIFY(list.menu().filter(QStringLiteral("Remove")).isEmpty());
        const auto ask = [&list] {
            Q_EMIT list.views.menu()->aboutToShow();
            for (QAction *action : list.views.menu()->actions()) {
                if (action->text().startsWith(QStringLiteral("Save this view")))
                    action->trigger();
            }
            return list.views.findChild<ConfirmDialog *>();
        };
        ConfirmDialog *dialog = ask();
        QVERIFY(dialog);
        dialog->findChild<QLineEdit *>()->setText(QStringLiteral("Rings & <b>more</b>"));
        for (QPushButton *button : dialog->findChildren<QPushButton *>()) {
            if (button->text() == QStringLiteral("Save view"))
                button->click();
        }
        QCOMPARE(list.views.names(), QStringList(QStringLiteral("Rings & <b>more</b>")));
        // As it was typed: no letter is marked, nothing is markup.
        QCOMPARE(list.menu().constFirst(), QStringLiteral("Rings && <b>more</b>"));
        list.filter = {};
        list.views.menu()->actions().constFirst()->trigger();
        QCOMPARE(list.filter, m_paid);
        QMenu *forgotten = list.views.menu()->actions().constLast()->menu();
        QVERIFY(forgotten);
        forgotten->actions().constFirst()->trigger();
        QCOMPARE(list.views.names(), QStringList());
    }
};

QTEST_MAIN(SavedViewsTest)
#include "saved_views_test.moc"
