// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/overview/system_panel.h"

#include "console/page/invariant_view.h"
#include "console/widgets/fact_list.h"
#include "console/widgets/format.h"
#include "console/widgets/metrics.h"
#include "console/widgets/text_label.h"
#include <QBoxLayout>
#include <QLocale>

namespace firstcome {

SystemPanel::SystemPanel(InvariantCheck &check, QWidget *parent)
    : QScrollArea(parent), m_requests(new FactList), m_server(new FactList)
{
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(metrics::large, metrics::medium, metrics::large, metrics::large);
    column->setSpacing(metrics::small);
    setWidget(content);
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    addSection(QStringLiteral("requests"), m_requests);
    addSection(QStringLiteral("server"), m_server);
    addSection(QStringLiteral("invariants"), new InvariantView(check));
    column->addStretch();
}

void SystemPanel::addSection(const QString &id, QWidget *content)
{
    auto *title = textLabel(TextRole::Heading);
    title->setContentsMargins(0, m_sections.isEmpty() ? 0 : metrics::large, 0, 0);
    widget()->layout()->addWidget(title);
    widget()->layout()->addWidget(content);
    m_sections.insert(id, {title, content});
}

void SystemPanel::goTo(const QString &section)
{
    const Section wanted = m_sections.value(section);
    if (!wanted.title)
        return;
    // The layout of a pane that was just opened is not done yet.
    QMetaObject::invokeMethod(
        this,
        [this, wanted] {
            ensureWidgetVisible(wanted.content);
            ensureWidgetVisible(wanted.title);
            wanted.content->setFocus();
        },
        Qt::QueuedConnection);
}

void SystemPanel::showHistory(const OverviewHistory &history)
{
    const auto milliseconds = [&history](double share) {
        const auto value = history.latency(share);
        return value ? tr("%1 ms").arg(format::decimal(*value, 1)) : QString();
    };
    const auto rate = history.requestsPerSecond();
    m_requests->setValue(QStringLiteral("rate"), rate ? tr("%1 /s").arg(format::decimal(*rate, 1)) : QString());
    m_requests->setValue(QStringLiteral("p50"), milliseconds(0.5));
    m_requests->setValue(QStringLiteral("p90"), milliseconds(0.9));
    m_requests->setValue(QStringLiteral("p99"), milliseconds(0.99));
    m_requests->setValue(QStringLiteral("p999"), milliseconds(0.999));
    const auto failures = history.failures();
    m_requests->setValue(QStringLiteral("failed"), failures ? format::count(failures->failed) : QString());
    const Overview *last = history.last();
    if (!last)
        return;
    const QString room =
        last->diskFree ? QLocale().formattedDataSize(*last->diskFree, 1, QLocale::DataSizeSIFormat) : QString();
    m_server->setValue(QStringLiteral("disk"), room);
    m_server->setValue(QStringLiteral("money"),
                       last->paymentExceptions ? format::count(*last->paymentExceptions) : QString());
}

void SystemPanel::retranslate()
{
    setWindowTitle(tr("System"));
    m_sections[QStringLiteral("requests")].title->setText(tr("Answers to shoppers"));
    m_sections[QStringLiteral("invariants")].title->setText(tr("What always holds"));
    m_sections[QStringLiteral("server")].title->setText(tr("Server and money"));
    m_server->setLabel(QStringLiteral("disk"), tr("Free on its disk"));
    m_server->setLabel(QStringLiteral("money"), tr("Payments that wait for a person"));
    m_requests->setLabel(QStringLiteral("rate"), tr("Requests"));
    m_requests->setLabel(QStringLiteral("p50"), tr("Half within (p50)"));
    m_requests->setLabel(QStringLiteral("p90"), QStringLiteral("p90"));
    m_requests->setLabel(QStringLiteral("p99"), QStringLiteral("p99"));
    m_requests->setLabel(QStringLiteral("p999"), QStringLiteral("p99.9"));
    m_requests->setLabel(QStringLiteral("failed"), tr("Failed in the last minute"));
}

} // namespace firstcome
