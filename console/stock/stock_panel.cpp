// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/stock/stock_panel.h"

#include "console/page/invariant_view.h"
#include "console/stock/stock_words.h"
#include "console/widgets/buttons.h"
#include "console/widgets/empty_state.h"
#include "console/widgets/fact_list.h"
#include "console/widgets/format.h"
#include "console/widgets/icons.h"
#include "console/widgets/metrics.h"
#include "console/widgets/text_label.h"
#include "console/widgets/time_chart.h"
#include <QAction>
#include <QBoxLayout>
#include <QScrollArea>

namespace firstcome {

namespace {

constexpr std::chrono::minutes chartSpan{5};
const QString available = QStringLiteral("available");
const QString held = QStringLiteral("held");
const QString sold = QStringLiteral("sold");

QScrollArea *scrolled(QWidget *content)
{
    auto *area = new QScrollArea;
    area->setWidget(content);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return area;
}

QVBoxLayout *columnOf(QWidget *widget)
{
    auto *column = new QVBoxLayout(widget);
    column->setContentsMargins(metrics::large, metrics::medium, metrics::large, metrics::large);
    column->setSpacing(metrics::medium);
    return column;
}

} // namespace

StockPanel::StockPanel(const StockModel &model, InvariantCheck &check, QWidget *parent)
    : QTabWidget(parent), m_model(model), m_product(textLabel(TextRole::Heading, {}, true)),
      m_name(textLabel(TextRole::Muted, {}, true)), m_state(new StatePill), m_facts(new FactList),
      m_chart(new TimeChart({chartSpan})), m_noOption(new EmptyState),
      m_openProduct(new QAction(themedIcon(QStringLiteral("go-next")), {}, this)),
      m_openOrders(new QAction(themedIcon(QStringLiteral("go-next")), {}, this)),
      m_correct(new QAction(themedIcon(QStringLiteral("document-edit")), {}, this))
{
    setDocumentMode(true);
    addTab(optionTab(), {});
    addTab(invariantTab(check), {});
    showOption(std::nullopt);
}

QWidget *StockPanel::optionTab()
{
    m_optionContent = new QWidget;
    QVBoxLayout *column = columnOf(m_optionContent);
    auto *names = new QVBoxLayout;
    names->setSpacing(0);
    names->addWidget(m_product);
    names->addWidget(m_name);
    column->addLayout(names);
    column->addWidget(m_state, 0, Qt::AlignLeft);
    column->addWidget(m_facts);
    m_chart->setFixedHeight(260);
    column->addWidget(m_chart);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(actionButton(m_openProduct));
    buttons->addWidget(actionButton(m_openOrders));
    buttons->addWidget(actionButton(m_correct));
    buttons->addStretch();
    column->addLayout(buttons);
    column->addStretch();

    auto *both = new QWidget;
    auto *stack = new QVBoxLayout(both);
    stack->setContentsMargins(0, 0, 0, 0);
    stack->addWidget(m_optionContent);
    stack->addWidget(m_noOption);
    return scrolled(both);
}

QWidget *StockPanel::invariantTab(InvariantCheck &check)
{
    auto *content = new QWidget;
    QVBoxLayout *column = columnOf(content);
    column->addWidget(new InvariantView(check));
    column->addStretch();
    return scrolled(content);
}

const StockRow *StockPanel::row() const
{
    const auto number = m_option ? m_model.book().rowOf(*m_option) : std::nullopt;
    return number ? &m_model.book().at(*number) : nullptr;
}

void StockPanel::showOption(std::optional<Id> optionId)
{
    const bool another = optionId != m_option || m_optionContent->isHidden();
    m_option = optionId;
    const StockRow *shown = row();
    m_optionContent->setVisible(shown);
    m_noOption->setVisible(!shown);
    if (!shown)
        return;
    if (!another)
        return;
    m_chart->clear();
    seedChart(*shown);
    tick();
}

void StockPanel::showInvariants()
{
    setCurrentIndex(1);
}

void StockPanel::seedChart(const StockRow &row)
{
    // What the table knows of the last minute: units taken, so what was available then. Received stock is not known.
    if (!row.pulse)
        return;
    const Instant now = m_model.now();
    const qint64 takenNow = row.view.held + row.view.sold;
    for (auto ago = StockPulse::kept; ago.count() > 0; --ago) {
        const Instant at = now - ago;
        if (at < m_model.watchedSince())
            continue;
        m_chart->add(available, {at, double(row.view.available() + takenNow - row.pulse->takenAt(at))});
    }
}

void StockPanel::addSample(const StockView &view, Instant at)
{
    m_chart->add(available, {at, double(view.available())});
    m_chart->add(held, {at, double(view.held)});
    m_chart->add(sold, {at, double(view.sold)});
}

void StockPanel::tick()
{
    const StockRow *shown = row();
    if (!shown)
        return;
    const Instant now = m_model.now();
    const StockView &view = shown->view;
    m_product->setText(view.product);
    m_name->setText(format::option(view.option));
    m_name->setVisible(!m_name->text().isEmpty());
    m_state->set(pillOf(*shown, now));
    m_facts->setValue(QStringLiteral("onHand"), format::count(view.onHand));
    m_facts->setValue(QStringLiteral("held"), format::count(view.held));
    m_facts->setValue(QStringLiteral("available"), format::count(view.available()));
    m_facts->setValue(QStringLiteral("sold"), format::count(view.sold));
    m_facts->setValue(QStringLiteral("rate"), tr("%1 /s").arg(format::decimal(shown->perSecond(now), 1)));
    const auto left = shown->untilSoldOut(now);
    m_facts->setValue(QStringLiteral("left"), left ? format::duration(*left) : QString());
    m_facts->setValue(QStringLiteral("id"), idText(view.optionId));
    m_facts->setValue(QStringLiteral("version"), format::count(view.version));
    addSample(view, now);
}

void StockPanel::retranslate()
{
    setWindowTitle(tr("Stock"));
    setTabText(0, tr("Option"));
    setTabText(1, tr("Conservation"));
    m_noOption->setText({QStringLiteral("view-list-details"), tr("No option selected"),
                         tr("Select one in the table to see its last minutes.")});
    for (const auto &[key, column] : {std::pair("onHand", StockColumn::OnHand), std::pair("held", StockColumn::Held),
                                      std::pair("available", StockColumn::Available),
                                      std::pair("sold", StockColumn::Sold), std::pair("left", StockColumn::SoldOutIn)})
        m_facts->setLabel(QString::fromLatin1(key), titleOf(column));
    m_facts->setLabel(QStringLiteral("rate"), tr("Taken"));
    m_facts->setLabel(QStringLiteral("id"), tr("Option number"));
    m_facts->setLabel(QStringLiteral("version"), tr("Version"));
    m_chart->setTitle(tr("Units"));
    m_chart->setUnit(tr("units"));
    m_chart->setSeries(available, titleOf(StockColumn::Available));
    m_chart->setSeries(held, titleOf(StockColumn::Held));
    m_chart->setSeries(sold, titleOf(StockColumn::Sold));
    m_openProduct->setText(tr("Product"));
    m_openOrders->setText(tr("Orders"));
    m_correct->setText(tr("Correct…"));
    tick();
}

} // namespace firstcome
