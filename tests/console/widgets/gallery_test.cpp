// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/buttons.h"
#include "console/widgets/confirm_dialog.h"
#include "console/widgets/content_states.h"
#include "console/widgets/data_age_label.h"
#include "console/widgets/delegates.h"
#include "console/widgets/fact_list.h"
#include "console/widgets/form_field.h"
#include "console/widgets/icons.h"
#include "console/widgets/metrics.h"
#include "console/widgets/page_header.h"
#include "console/widgets/search_field.h"
#include "console/widgets/sparkline.h"
#include "console/widgets/state_pill.h"
#include "console/widgets/table_roles.h"
#include "console/widgets/table_view.h"
#include "console/widgets/text_label.h"
#include "console/widgets/theme.h"
#include "console/widgets/tile.h"
#include "console/widgets/time_chart.h"
#include "console/widgets/toast.h"
#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QDir>
#include <QHeaderView>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QTabBar>
#include <QTest>
#include <cmath>

using namespace firstcome;

namespace {

const Instant now = fromMillis(1'769'850'000'000);

QStandardItem *numberItem(qint64 number)
{
    auto *item = new QStandardItem;
    item->setData(number, NumberRole);
    return item;
}

QStandardItem *pillItem(const Pill &pill)
{
    auto *item = new QStandardItem;
    item->setData(QVariant::fromValue(pill), PillRole);
    return item;
}

QStandardItem *linesItem(int seed)
{
    SampleSeries series;
    for (int i = 60; i >= 0; --i)
        series.add({systemNow() - std::chrono::seconds(i), 20 + 12 * std::sin((i + seed * 7) / 6.0) + (i * seed) % 5});
    auto *item = new QStandardItem;
    item->setData(QVariant::fromValue(series), SamplesRole);
    return item;
}

QStandardItem *timeItem(int secondsAgo)
{
    auto *item = new QStandardItem;
    item->setData(toMillis(systemNow() - std::chrono::seconds(secondsAgo)), InstantRole);
    return item;
}

} // namespace

/// Puts every widget into windows as pages do, in both themes, and keeps the pictures for whoever looks at them.
class GalleryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QDir().mkpath(folder()); }

    void pictures_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void pictures()
    {
        QFETCH(bool, dark);
        Theme theme;
        theme.setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
        const QString suffix = dark ? QStringLiteral("-dark.png") : QStringLiteral("-light.png");
        std::unique_ptr<QWidget> figures(figuresPage());
        take(figures.get(), {1280, 800}, QStringLiteral("figures") + suffix);
        std::unique_ptr<QWidget> forms(formsPage());
        take(forms.get(), {1280, 800}, QStringLiteral("forms") + suffix);
    }

private:
    static QString folder() { return QCoreApplication::applicationDirPath() + QStringLiteral("/pictures"); }

    static void take(QWidget *page, QSize size, const QString &name)
    {
        page->resize(size);
        page->show();
        QVERIFY(QTest::qWaitForWindowExposed(page));
        QTest::qWait(300);
        const QPixmap picture = page->grab();
        QVERIFY(!picture.isNull());
        QVERIFY(picture.save(folder() + u'/' + name));
    }

    static QWidget *figuresPage()
    {
        auto *page = new QWidget;
        auto *column = new QVBoxLayout(page);
        column->setContentsMargins(metrics::huge, metrics::large, metrics::huge, metrics::large);
        column->setSpacing(metrics::large);
        auto *header = new PageHeader;
        header->setTitle(QStringLiteral("Overview"));
        header->setSubtitle(QStringLiteral("Sale “Silver Threader Necklace” is open"));
        header->age()->setAt(systemNow() - std::chrono::seconds(3));
        auto *refresh = new QAction(themedIcon(QStringLiteral("view-refresh")), QStringLiteral("Refresh"), page);
        header->addButton(refresh, true);
        column->addWidget(header);
        column->addLayout(tiles());
        column->addWidget(chart(), 1);
        column->addWidget(table(), 1);
        return page;
    }

    static QLayout *tiles()
    {
        auto *line = new QHBoxLayout;
        line->setSpacing(metrics::medium);
        struct Shown
        {
            const char *title;
            Tile::Figure figure;
        };
        const Shown shown[] = {
            {"Orders",
             {QStringLiteral("1,284"), QStringLiteral("/s"), QStringLiteral("12 % more than a minute ago"),
              Tone::Neutral}},
            {"Revenue today", {QStringLiteral("₩48,213,900"), {}, QStringLiteral("₩37,200 an order"), Tone::Neutral}},
            {"p99", {QStringLiteral("84"), QStringLiteral("ms"), QStringLiteral("limit 250 ms"), Tone::Good}},
            {"Drift",
             {QStringLiteral("3"), QStringLiteral("units"), QStringLiteral("board and database differ"), Tone::Act}},
            {"Lag", {{}, {}, {}, Tone::Neutral}},
        };
        int seed = 0;
        for (const Shown &each : shown) {
            auto *tile = new Tile;
            tile->setTitle(QString::fromLatin1(each.title));
            if (!each.figure.value.isEmpty())
                tile->setFigure(each.figure, systemNow() - std::chrono::seconds(seed == 2 ? 42 : 1));
            ++seed;
            for (int i = 60; i >= 0 && !each.figure.value.isEmpty(); --i) {
                if (seed == 2 && i > 20 && i < 32)
                    continue;
                tile->addSample(50 + 20 * std::sin(i / 7.0 + seed) + i % 4, systemNow() - std::chrono::seconds(i));
            }
            line->addWidget(tile);
        }
        return line;
    }

    static QWidget *chart()
    {
        auto *chart = new TimeChart({std::chrono::minutes(5), std::chrono::seconds(5)}, [] { return now; });
        chart->setTitle(QStringLiteral("Orders"));
        chart->setUnit(QStringLiteral("orders/s"));
        const char *const names[] = {"placed", "paid", "delivered"};
        for (int line = 0; line < 3; ++line) {
            const QString id = QString::fromLatin1(names[line]);
            chart->setSeries(id, id);
            for (int i = 300; i >= 0; --i) {
                if (i < 120 && i > 90)
                    continue;
                const double value = (1500 - 300 * line) * (0.6 + 0.3 * std::sin(i / 40.0) + 0.03 * std::sin(i * 1.7));
                chart->add(id, {now - std::chrono::seconds(i), value});
            }
        }
        chart->setPaused(true);
        chart->setPaused(false);
        return chart;
    }

    static QWidget *table()
    {
        auto *view = new TableView(UiMemory::volatileMemory());
        auto *model = new QStandardItemModel(view);
        model->setHorizontalHeaderLabels({QStringLiteral("Order"), QStringLiteral("State"), QStringLiteral("Product"),
                                          QStringLiteral("Units"), QStringLiteral("Total"), QStringLiteral("Rate"),
                                          QStringLiteral("Placed")});
        const Pill pills[] = {{Tone::Selected, {}, QStringLiteral("Paying")},
                              {Tone::Good, {}, QStringLiteral("Completed")},
                              {Tone::Watch, {}, QStringLiteral("Waiting for payment")},
                              {Tone::Act, {}, QStringLiteral("Payment failed")},
                              {Tone::Neutral, {}, QStringLiteral("Cancelled")}};
        for (int row = 0; row < 40; ++row) {
            model->appendRow(
                {new QStandardItem(QString::number(220145096212480 + row)), pillItem(pills[row % 5]),
                 new QStandardItem(QStringLiteral("은 목걸이 <b>Silver</b> Threader Necklace %1").arg(row)),
                 numberItem(1 + row % 7), numberItem(12'900 * (1 + row % 7)), linesItem(row), timeItem(row * row)});
        }
        for (const int column : {3, 4})
            model->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        view->setModelAndWidths(model, {160, 190, 0, 80, 120, 140, 120});
        view->setItemDelegateForColumn(1, new StatePillDelegate(view));
        view->setItemDelegateForColumn(3, new NumberDelegate(NumberDelegate::Kind::Count, view));
        view->setItemDelegateForColumn(4, new NumberDelegate(NumberDelegate::Kind::Money, view));
        view->setItemDelegateForColumn(5, new SparklineDelegate(view));
        view->setItemDelegateForColumn(6, new TimeDelegate(view));
        view->setSortingEnabled(true);
        view->sortByColumn(0, Qt::AscendingOrder);
        view->selectRow(2);
        return view;
    }

    static QWidget *formsPage()
    {
        auto *page = new QWidget;
        auto *columns = new QHBoxLayout(page);
        columns->setContentsMargins(metrics::huge, metrics::large, metrics::huge, metrics::large);
        columns->setSpacing(metrics::huge);
        columns->addLayout(form(), 1);
        columns->addLayout(states(), 2);
        Toast::show(page, {Tone::Good, QStringLiteral("Order 220145096212480 was cancelled."), QStringLiteral("Undo")});
        return page;
    }

    static QLayout *form()
    {
        auto *column = new QVBoxLayout;
        column->setSpacing(metrics::medium);
        const auto add = [column](QWidget *editor, const char *label, const char *help) {
            auto *field = new FormField(editor);
            field->setTexts(QString::fromUtf8(label), QString::fromUtf8(help));
            column->addWidget(field);
            return field;
        };
        column->addWidget(textLabel(TextRole::Heading, QStringLiteral("New sale")));
        add(new QLineEdit(QStringLiteral("Silver Threader Necklace")), "Product", "");
        add(new QLineEdit, "Name", "")->setError(QStringLiteral("Give the sale a name."));
        auto *box = new QComboBox;
        box->addItems({QStringLiteral("Production"), QStringLiteral("Test")});
        add(box, "Environment", "Its colour is shown all day.");
        auto *spin = new QSpinBox;
        spin->setMaximum(1'000'000);
        spin->setValue(1200);
        spin->setGroupSeparatorShown(true);
        add(spin, "Units", "");
        auto *opens = new QDateTimeEdit(QDateTime(QDate(2026, 1, 31), QTime(18, 0)));
        opens->setCalendarPopup(true);
        add(opens, "Opens", "On the server's clock.");
        auto *disabled = new QLineEdit(QStringLiteral("not now"));
        disabled->setEnabled(false);
        add(disabled, "Disabled", "");
        auto *checked = new QCheckBox(QStringLiteral("Announce before it opens"));
        checked->setChecked(true);
        column->addWidget(checked);
        column->addWidget(new QCheckBox(QStringLiteral("Waiting room")));
        auto *search = new SearchField;
        search->setPlaceholderText(QStringLiteral("Search orders"));
        column->addWidget(search);
        auto *buttons = new QHBoxLayout;
        buttons->addWidget(pushButton(ButtonKind::Primary, QStringLiteral("Open sale")));
        buttons->addWidget(pushButton(ButtonKind::Normal, QStringLiteral("Keep draft")));
        buttons->addWidget(pushButton(ButtonKind::Danger, QStringLiteral("Close sale")));
        buttons->addWidget(pushButton(ButtonKind::Link, QStringLiteral("Learn more")));
        buttons->addStretch();
        column->addLayout(buttons);
        column->addStretch();
        return column;
    }

    static QLayout *states()
    {
        auto *column = new QVBoxLayout;
        column->setSpacing(metrics::medium);
        auto *pills = new QHBoxLayout;
        for (const Tone tone : {Tone::Neutral, Tone::Good, Tone::Watch, Tone::Act, Tone::Selected}) {
            auto *pill = new StatePill;
            pill->set({tone, {}, QStringLiteral("Word")});
            pills->addWidget(pill);
        }
        pills->addStretch();
        column->addLayout(pills);
        auto *tabs = new QTabBar;
        tabs->setExpanding(false);
        for (const char *name : {"Lines", "Payment", "Timeline"})
            tabs->addTab(QString::fromLatin1(name));
        column->addWidget(tabs);
        auto *facts = new FactList;
        facts->setLabel(QStringLiteral("a"), QStringLiteral("Order"));
        facts->setValue(QStringLiteral("a"), QStringLiteral("220145096212480"));
        facts->setLabel(QStringLiteral("b"), QStringLiteral("Total"));
        facts->setValue(QStringLiteral("b"), QStringLiteral("₩12,900"));
        column->addWidget(facts);
        auto *empty = new ContentStates(new QWidget);
        empty->showEmpty();
        empty->empty()->setText(
            {QStringLiteral("view-catalog"), QStringLiteral("No products yet"),
             QStringLiteral("Import a catalogue from a CSV file, or make the first product by hand.")});
        empty->empty()->setAction(new QAction(QStringLiteral("Import CSV…"), empty));
        empty->banner()->report({QStringLiteral("Products could not be loaded: the server cannot be reached."),
                                 QStringLiteral("Trying again by itself."), QStringLiteral("Try now")});
        column->addWidget(empty, 2);
        auto *loading = new LoadingShapes;
        column->addWidget(loading, 1);
        column->addWidget(new ConfirmDialog(
            {QStringLiteral("Close this sale?"),
             QStringLiteral("Nobody can order any more. 34 orders that are not paid keep their units until 18:05."),
             QStringLiteral("Close sale"),
             QStringLiteral("Keep it open"),
             true,
             {},
             QStringLiteral("Reason")}));
        return column;
    }
};

QTEST_MAIN(GalleryTest)
#include "gallery_test.moc"
