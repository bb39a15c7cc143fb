// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/resilience/fault_panel.h"

#include "console/page/operator_session.h"
#include "console/widgets/buttons.h"
#include "console/widgets/confirm_dialog.h"
#include "console/widgets/form_field.h"
#include "console/widgets/format.h"
#include "console/widgets/icons.h"
#include "console/widgets/metrics.h"
#include "console/widgets/refusal_text.h"
#include "console/widgets/second_ticker.h"
#include "console/widgets/text_label.h"
#include "shared/client/api_client.h"
#include <QBoxLayout>
#include <QComboBox>
#include <QGridLayout>
#include <QJsonArray>
#include <QLineEdit>
#include <QSpinBox>

namespace firstcome {

namespace {

const QString prefix = QStringLiteral("consumer:");
constexpr int usualMinutes = 10;
constexpr int mostMinutes = 240;
constexpr int longestType = 100;

QString pathOf(const QString &name)
{
    return QStringLiteral("/v1/ops/faults/") + name;
}

/// What is asked of who makes something fail.
struct FaultForm : QWidget
{
    QComboBox *group = new QComboBox;
    QLineEdit *type = new QLineEdit;
    QSpinBox *minutes = new QSpinBox;

    explicit FaultForm(const QStringList &groups)
    {
        group->addItems(groups);
        type->setMaxLength(longestType);
        type->setText(QStringLiteral("OrderPlaced"));
        minutes->setRange(1, mostMinutes);
        minutes->setValue(usualMinutes);
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(metrics::medium);
        const QString names[] = {FaultPanel::tr("&Group that takes events in"), FaultPanel::tr("Type of &event"),
                                 FaultPanel::tr("&Minutes, after which it ends by itself")};
        int place = 0;
        for (QWidget *editor :
             {static_cast<QWidget *>(group), static_cast<QWidget *>(type), static_cast<QWidget *>(minutes)}) {
            auto *field = new FormField(editor);
            field->setTexts(names[place++]);
            column->addWidget(field);
        }
    }
};

} // namespace

FaultPanel::FaultPanel(ApiClient &api, OperatorSession &session, QWidget *parent)
    : QWidget(parent), m_api(api), m_session(session),
      m_make(new QAction(themedIcon(QStringLiteral("tools-report-bug")), {}, this)),
      m_title(textLabel(TextRole::Label)), m_said(textLabel(TextRole::Error, {}, true)), m_grid(new QGridLayout)
{
    auto *head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addWidget(actionButton(m_make));
    head->addStretch();
    m_grid->setHorizontalSpacing(metrics::medium);
    m_grid->setVerticalSpacing(metrics::hair);
    m_grid->setColumnStretch(1, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::small);
    column->addLayout(head);
    column->addWidget(m_said);
    column->addLayout(m_grid);
    connect(m_make, &QAction::triggered, this, &FaultPanel::askToMake);
    connect(&m_session, &OperatorSession::changed, this, &FaultPanel::followActions);
    everySecond(this, [this] { showTimes(); });
    m_said->hide();
    hide();
    m_make->setVisible(false);
}

void FaultPanel::refresh()
{
    m_api.send(ApiRequest::get(QStringLiteral("/v1/ops/faults")), this, [this](const Result<ApiAnswer> &answer) {
        if (answer)
            take(answer->json);
    });
}

void FaultPanel::take(const QJsonObject &answer)
{
    m_allowed = answer.value(u"allowed").toBool();
    QList<Fault> faults;
    const QJsonArray items = answer.value(u"items").toArray();
    for (const QJsonValue &item : items)
        faults.append({item[u"name"].toString(), item[u"failType"].toString(),
                       fromIso(item[u"until"].toString()).value_or(Instant{})});
    if (faults != m_faults) {
        m_faults = faults;
        rebuild();
    }
    setVisible(m_allowed || !m_faults.isEmpty());
    m_make->setVisible(m_allowed);
    followActions();
}

void FaultPanel::rebuild()
{
    for (const Line &line : std::as_const(m_lines)) {
        // Not at once: one of them may be the button that was pressed.
        for (QWidget *widget : {static_cast<QWidget *>(line.words), static_cast<QWidget *>(line.end)}) {
            m_grid->removeWidget(widget);
            widget->hide();
            widget->deleteLater();
        }
    }
    m_lines.clear();
    for (const Fault &fault : std::as_const(m_faults)) {
        Line line{textLabel(TextRole::Plain), pushButton(ButtonKind::Link)};
        const int row = int(m_lines.size());
        m_grid->addWidget(line.words, row, 0);
        m_grid->addWidget(line.end, row, 1, Qt::AlignLeft);
        connect(line.end, &QPushButton::clicked, this, [this, name = fault.name] { end(name); });
        m_lines.append(line);
    }
    retranslate();
}

void FaultPanel::showTimes()
{
    const Instant now = m_api.clock().at(systemNow());
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        const Fault &fault = m_faults[i];
        const QString group = fault.name.startsWith(prefix) ? fault.name.mid(prefix.size()) : fault.name;
        m_lines[i].words->setText(
            tr("⚠ %1 fails of %2, ends %3").arg(group, fault.failType, format::relative(fault.until, now)));
    }
}

void FaultPanel::askToMake()
{
    m_api.send(ApiRequest::get(QStringLiteral("/v1/ops/lag")), this, [this](const Result<ApiAnswer> &answer) {
        QStringList groups;
        const QJsonArray items = answer ? answer->json.value(u"groups").toArray() : QJsonArray();
        for (const QJsonValue &item : items)
            groups << item[u"group"].toString();
        if (!groups.isEmpty())
            openForm(groups);
    });
}

void FaultPanel::openForm(const QStringList &groups)
{
    auto *form = new FaultForm(groups);
    ConfirmDialog::Question question;
    question.title = tr("Make something fail?");
    question.consequence = tr("The group cannot take in events of this type, on every instance: they are tried again, "
                              "and become dead letters. Orders wait meanwhile.");
    question.verb = tr("Let it fail");
    question.keep = tr("Leave it as it is");
    question.form = form;
    question.reasonLabel = tr("Reason");
    question.reasonNeeded = true;
    ConfirmDialog::ask(this, question, [this, form](const QString &reason) {
        make({{QStringLiteral("failType"), form->type->text().trimmed()},
              {QStringLiteral("minutes"), form->minutes->value()},
              {QStringLiteral("reason"), reason}},
             form->group->currentText());
    });
}

void FaultPanel::make(const QJsonObject &body, const QString &group)
{
    m_said->hide();
    m_api.send(ApiRequest::put(pathOf(prefix + group), body), this, [this](const Result<ApiAnswer> &answer) {
        if (!answer) {
            m_said->setText(tr("Not done: %1").arg(refusalText(answer.error())));
            m_said->show();
        }
        refresh();
    });
}

void FaultPanel::end(const QString &name)
{
    m_api.send(ApiRequest::remove(pathOf(name)), this, [this](const Result<ApiAnswer> &answer) {
        m_said->setVisible(!answer);
        if (!answer)
            m_said->setText(tr("Not done: %1").arg(refusalText(answer.error())));
        refresh();
    });
}

QStringList FaultPanel::lines() const
{
    QStringList lines;
    for (const Line &line : m_lines)
        lines << line.words->text();
    return lines;
}

QPushButton *FaultPanel::endOf(int line) const
{
    return m_lines.value(line).end;
}

void FaultPanel::followActions()
{
    const QString why = m_session.may(permission::OpsAct) ? QString() : tr("The permission ops.act is missing.");
    setAllowed(m_make, why);
    for (const Line &line : std::as_const(m_lines)) {
        line.end->setEnabled(why.isEmpty());
        line.end->setToolTip(why);
    }
}

void FaultPanel::retranslate()
{
    m_title->setText(m_faults.isEmpty() ? tr("Nothing fails on purpose") : tr("Fails on purpose"));
    m_make->setText(tr("Make something fail…"));
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        m_lines[i].end->setText(tr("End it"));
        m_lines[i].end->setAccessibleName(tr("End the fault of %1").arg(m_faults[i].name));
    }
    showTimes();
    followActions();
}

} // namespace firstcome
