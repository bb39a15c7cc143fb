// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/instances/setting_pane.h"

#include "console/instances/setting_words.h"
#include "console/page/fetched_pane.h"
#include "console/page/operator_session.h"
#include "console/page/second_person.h"
#include "console/widgets/buttons.h"
#include "console/widgets/empty_state.h"
#include "console/widgets/fact_list.h"
#include "console/widgets/format.h"
#include "console/widgets/icons.h"
#include "console/widgets/metrics.h"
#include "console/widgets/refusal_text.h"
#include "console/widgets/text_label.h"
#include "console/widgets/theme.h"
#include "console/widgets/toast.h"
#include "shared/client/api_client.h"
#include "shared/contract/error_codes.h"
#include <QBoxLayout>

namespace firstcome {

namespace {

const QString rangeKey = QStringLiteral("range");
const QString usualKey = QStringLiteral("usual");
const QString changedKey = QStringLiteral("changed");

QString pathOf(const QString &name, const QString &rest = {})
{
    return QStringLiteral("/v1/ops/settings/") + name + rest;
}

} // namespace

SettingPane::SettingPane(ApiClient &api, OperatorSession &session, QWidget *parent)
    : QWidget(parent), m_api(api), m_session(session), m_calls(new ActCalls(api, this)),
      m_change(new QAction(themedIcon(QStringLiteral("document-edit")), {}, this)), m_title(textLabel(TextRole::Label)),
      m_value(textLabel(TextRole::Plain)), m_meaning(textLabel(TextRole::Muted, {}, true)), m_facts(new FactList),
      m_historyTitle(textLabel(TextRole::Label)), m_history(new QVBoxLayout),
      m_inside(new FetchedPane(makeContent(), api, this))
{
    m_change->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
    play();
    connect(m_change, &QAction::triggered, this, &SettingPane::askToChange);
    connect(m_calls, &ActCalls::changed, this, &SettingPane::followActions);
    connect(&m_session, &OperatorSession::changed, this, &SettingPane::followActions);
    retranslate();
}

void SettingPane::play()
{
    FetchedPane::Play play;
    play.request = [this](Id) { return ApiRequest::get(pathOf(m_name)); };
    play.take = [this](const ApiAnswer &answer) {
        const auto setting = settingFrom(answer.json);
        if (!setting)
            return false;
        m_setting = setting;
        m_etag = answer.etag;
        if (!m_overtaken.isEmpty())
            sayOvertaken(std::exchange(m_overtaken, {}));
        showAll();
        fetchHistory();
        return true;
    };
    play.forget = [this] {
        m_setting.reset();
        m_changes.clear();
        m_said.clear();
        showHistory();
        followActions();
    };
    play.retranslate = [this] { retranslate(); };
    play.tick = [this] {
        if (m_setting)
            showAll();
    };
    m_inside->setPlay(std::move(play));
}

QWidget *SettingPane::makeContent()
{
    m_value->setFont(figureFont(metrics::fontFigure));
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(metrics::large, metrics::hair, metrics::medium, metrics::large);
    column->setSpacing(metrics::medium);
    m_history->setSpacing(metrics::small);
    column->addWidget(m_title);
    column->addWidget(m_value);
    column->addWidget(m_meaning);
    column->addWidget(actionButton(m_change), 0, Qt::AlignLeft);
    column->addWidget(m_facts);
    column->addWidget(m_historyTitle);
    column->addLayout(m_history);
    column->addStretch();
    return content;
}

void SettingPane::showSetting(const std::optional<SettingView> &setting)
{
    m_name = setting ? setting->name : QString();
    m_inside->choose(setting ? setting->id : 0);
}

void SettingPane::refresh()
{
    m_inside->refresh();
}

void SettingPane::fetchHistory()
{
    m_api.send(ApiRequest::get(pathOf(m_name, QStringLiteral("/history"))), this,
               [this, name = m_name](const Result<ApiAnswer> &answer) {
                   if (!answer || name != m_name)
                       return;
                   m_changes = settingChangesFrom(answer->json);
                   showHistory();
               });
}

void SettingPane::askToChange()
{
    if (!m_setting || !m_change->isEnabled())
        return;
    m_dialog = new SettingDialog(*m_setting, this);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &SettingDialog::asked, this,
            [this] { send(m_dialog->value(), m_dialog->reason()->text().trimmed()); });
    m_dialog->open();
}

void SettingPane::send(const QString &value, const QString &reason)
{
    const Id id = m_inside->chosen();
    m_inside->clear();
    m_said.clear();
    Act act{id, QStringLiteral("change"),
            ApiRequest::put(pathOf(m_name),
                            {{QStringLiteral("value"), m_setting->json(value)}, {QStringLiteral("reason"), reason}})};
    act.request.withIfMatch(m_etag);
    m_calls->send(std::move(act), [this, id, value](const Result<ApiAnswer> &answer) {
        if (id == m_inside->chosen())
            takeAnswer(value, answer);
    });
}

void SettingPane::takeAnswer(const QString &value, const Result<ApiAnswer> &answer)
{
    const bool overtaken = !answer && answer.error().code == code::preconditionFailed;
    if (overtaken)
        m_overtaken = value;
    refresh();
    const auto approval = second_person::approvalOf(answer);
    if (!answer && !overtaken && !approval && m_dialog)
        return m_dialog->showRefusal(answer.error());
    if (m_dialog)
        m_dialog->accept();
    if (approval)
        return second_person::tell(this, *approval, [this](const PageRef &place) { Q_EMIT placeWanted(place); });
    if (!answer)
        return;
    Q_EMIT changed();
    Toast::show(this, {Tone::Good, tr("%1 is %2 now, on every instance.").arg(m_name, value), {}});
}

void SettingPane::sayOvertaken(const QString &wanted)
{
    m_said =
        tr("Not changed to %1: %2 changed it to %3 meanwhile.")
            .arg(setting_words::value(*m_setting, wanted), m_setting->by.isEmpty() ? tr("somebody") : m_setting->by,
                 setting_words::value(*m_setting, m_setting->value));
    m_inside->report({m_said, tr("Look at it and decide again."), {}});
}

void SettingPane::showAll()
{
    const SettingView &setting = *m_setting;
    m_title->setText(setting.name);
    m_value->setText(setting_words::value(setting, setting.value));
    const QString meaning = setting_words::meaning(setting.name);
    m_meaning->setText(meaning);
    m_meaning->setVisible(!meaning.isEmpty());
    m_facts->setValue(rangeKey, setting_words::range(setting));
    m_facts->setValue(usualKey, setting_words::value(setting, setting.usual));
    m_facts->setShown(changedKey, setting.at.has_value());
    if (setting.at) {
        m_facts->setValue(changedKey,
                          tr("%1, %2").arg(setting.by, format::relative(*setting.at, m_api.clock().at(systemNow()))));
        m_facts->setHint(changedKey, format::exact(*setting.at));
    }
    followActions();
}

void SettingPane::showHistory()
{
    while (QLayoutItem *item = m_history->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    m_historyTitle->setVisible(!m_changes.isEmpty());
    for (const SettingChange &change : std::as_const(m_changes)) {
        const QString value = m_setting ? setting_words::value(*m_setting, change.value) : change.value;
        auto *line =
            textLabel(TextRole::Plain,
                      tr("%1 · %2 · %3\n“%4”")
                          .arg(value, change.by, format::dateTime(change.at), format::breakable(change.reason)),
                      true);
        line->setToolTip(format::exact(change.at));
        line->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        m_history->addWidget(line);
    }
}

QStringList SettingPane::history() const
{
    QStringList lines;
    for (const SettingChange &change : m_changes)
        lines << QStringLiteral("%1, %2: %3").arg(change.value, change.by, change.reason);
    return lines;
}

void SettingPane::followActions()
{
    QString why;
    if (!m_setting)
        why = tr("Select a setting first.");
    else if (!m_session.may(permission::SettingsEdit))
        why = tr("The permission settings.edit is missing.");
    else if (m_calls->isRunning(m_inside->chosen()))
        why = tr("It is being changed.");
    setAllowed(m_change, why);
}

void SettingPane::retranslate()
{
    setWindowTitle(tr("Setting"));
    m_change->setText(tr("Change…"));
    m_facts->setLabel(rangeKey, tr("Takes"));
    m_facts->setLabel(usualKey, tr("Default"));
    m_facts->setLabel(changedKey, tr("Changed"));
    m_historyTitle->setText(tr("Earlier changes"));
    m_inside->empty()->setText({QStringLiteral("configure"), tr("No setting selected"),
                                tr("Select a setting to see who changed it and why, and to change it.")});
    if (m_setting)
        showAll();
    showHistory();
    followActions();
}

} // namespace firstcome
