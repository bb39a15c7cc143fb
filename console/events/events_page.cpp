// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/events/events_page.h"

#include "console/events/dead_letter_details.h"
#include "console/events/dead_letter_list_model.h"
#include "console/events/group_panel.h"
#include "console/page/details_frame.h"
#include "console/page/filter_bar.h"
#include "console/page/operator_session.h"
#include "console/widgets/confirm_dialog.h"
#include "console/widgets/content_states.h"
#include "console/widgets/refusal_text.h"
#include "console/widgets/search_field.h"
#include "console/widgets/table_view.h"
#include "console/widgets/toast.h"
#include "shared/base/text_form.h"
#include "shared/client/api_client.h"
#include "shared/client/live_client.h"
#include <QAction>
#include <QButtonGroup>
#include <QJsonArray>
#include <QToolButton>

namespace firstcome {

namespace {

using Cell = ListColumn::Cell;

const QString viewKey = QStringLiteral("view");

/// In the order of DeadLetterListModel::Column.
ListColumns columns()
{
    return {{{128, Cell::Pill},
             {140},
             {150, Cell::Text, 3},
             {100, Cell::Text, 2},
             {0},
             {64, Cell::Count, 4},
             {72, Cell::Count, 1},
             {96, Cell::Time, 5}},
            160};
}

} // namespace

PageInfo EventsPage::info()
{
    return {QStringLiteral("events"), QT_TRANSLATE_NOOP("Page", "Events"), QStringLiteral("mail-unread")};
}

EventsPage::EventsPage(const PageContext &context)
    : m_context(context), m_model(new DeadLetterListModel(this)), m_filter(new FilterBar),
      m_views(m_filter->addChoices(ViewCount)), m_details(new DeadLetterDetails(context.api, context.session)),
      m_groups(new GroupPanel),
      m_list(new ListPage(this, {context, m_model, keysOf(m_model), columns(), m_filter, m_details, ListPage::Live}))
{
    addActions({m_details->tryAction(), m_details->mendAction(), m_details->replayAction(), m_details->discardAction(),
                m_details->orderAction()});
    for (QAction *act : {m_details->tryAction(), m_details->replayAction(), m_details->discardAction()})
        m_list->table()->addRowAction(act);
    m_list->addAbove(m_groups);
    m_views->button(std::clamp(context.memory.value(viewKey).toInt(), 0, int(ViewCount) - 1))->setChecked(true);
    m_soon.setSingleShot(true);
    m_soon.setInterval(soon);
    m_model->setFetch([this](const PagedTable::PageRequest &page) { fetch(page); });
    connectParts();
    listen();
}

void EventsPage::connectParts()
{
    m_list->setPlay({[this] { return listStateOf(*m_model); }, [this] { return words(); }, [this] { refresh(); }, {}});
    connect(m_list->chosen(), &ChosenRow::chosen, m_details, &DeadLetterDetails::showLetter);
    connect(m_model, &PagedTable::phaseChanged, m_list, &ListPage::follow);
    connect(m_filter, &FilterBar::edited, this, [this] {
        m_context.memory.set(viewKey, int(view()));
        m_model->reload();
    });
    connect(m_filter, &FilterBar::cleared, this, [this] {
        m_filter->search()->setSearch({});
        m_model->reload();
    });
    connect(m_details, &DeadLetterDetails::fetched, this,
            [this](const DeadLetter &letter) { m_model->apply(m_model->rowOfLetter(letter)); });
    connect(m_details, &DeadLetterDetails::placeWanted, this, &Page::openRequested);
    connect(m_groups, &GroupPanel::pauseWanted, this, &EventsPage::askToSteer);
    connect(&m_soon, &QTimer::timeout, this, &EventsPage::refresh);
    const auto followRights = [this] {
        m_groups->setWhyNot(m_context.session.may(permission::OpsAct) ? QString()
                                                                      : tr("The permission ops.act is missing."));
    };
    connect(&m_context.session, &OperatorSession::changed, this, followRights);
    followRights();
}

void EventsPage::listen()
{
    m_context.live.subscribe(QStringLiteral("lag"), this,
                             [this](const QJsonObject &frame) { m_groups->show(groupStatesFrom(frame)); });
    m_context.live.subscribe(QStringLiteral("metrics"), this, [this](const QJsonObject &frame) {
        const QJsonObject counted = frame.value(u"outbox")[u"deadLetters"].toObject();
        if (counted == m_counted)
            return;
        m_counted = counted;
        if (!m_soon.isActive())
            m_soon.start();
    });
}

EventsPage::View EventsPage::view() const
{
    return View(m_views->checkedId());
}

void EventsPage::showView(View view)
{
    m_views->button(view)->click();
}

void EventsPage::open(const PageRef &ref)
{
    m_list->open(ref.key);
}

void EventsPage::refresh()
{
    m_model->refresh();
    m_details->refresh();
    fetchGroups();
}

QWidget *EventsPage::details()
{
    return m_list->details();
}

void EventsPage::fetchGroups()
{
    m_context.api.send(ApiRequest::get(QStringLiteral("/v1/ops/lag")), this, [this](const Result<ApiAnswer> &answer) {
        if (answer)
            m_groups->show(groupStatesFrom(answer->json));
    });
}

void EventsPage::fetch(const PagedTable::PageRequest &page)
{
    static const QString states[] = {QStringLiteral("WAITING"), QStringLiteral("REPLAYED"), QStringLiteral("DISCARDED"),
                                     QString()};
    ApiRequest request = ApiRequest::get(QStringLiteral("/v1/ops/dead-letters"));
    request.with("limit", QString::number(page.limit)).with("cursor", page.cursor).with("state", states[view()]);
    m_context.api.send(request, this, [this, query = page.query](const Result<ApiAnswer> &answer) {
        if (!answer)
            return m_model->failPage(query, refusalText(answer.error()));
        std::vector<DeadLetterRow> rows;
        const QJsonArray items = answer->json.value(u"items").toArray();
        for (const QJsonValue &item : items) {
            if (const auto letter = deadLetterFrom(item.toObject()); letter && fits(*letter))
                rows.push_back(m_model->rowOfLetter(*letter));
        }
        m_list->setReadAt(systemNow());
        m_model->takePage(query, std::move(rows), answer->json.value(u"nextCursor").toString());
        // What is searched for here needs all of them.
        if (isSearched() && m_model->canFetchMore({}))
            m_model->fetchMore({});
    });
}

void EventsPage::askToSteer(const QString &group, bool paused)
{
    ConfirmDialog::Question question;
    question.title = paused ? tr("Pause %1?").arg(group) : tr("Resume %1?").arg(group);
    question.consequence = paused ? tr("Nothing that happens reaches it, on every instance and over restarts, until "
                                       "somebody resumes it. Orders wait meanwhile.")
                                  : tr("It goes on where it was.");
    question.verb = paused ? tr("Pause it") : tr("Resume it");
    question.keep = tr("Leave it as it is");
    question.dangerous = paused;
    question.reasonLabel = tr("Reason");
    question.reasonNeeded = true;
    ConfirmDialog::ask(this, question, [this, group, paused](const QString &reason) { steer(group, paused, reason); });
}

void EventsPage::steer(const QString &group, bool paused, const QString &reason)
{
    const QString path =
        QStringLiteral("/v1/ops/groups/%1/%2").arg(group, paused ? QStringLiteral("pause") : QStringLiteral("resume"));
    m_context.api.send(
        ApiRequest::post(path, {{QStringLiteral("reason"), reason}}), this,
        [this, group, paused](const Result<ApiAnswer> &answer) {
            fetchGroups();
            if (!answer)
                return m_list->states()->banner()->report(
                    {tr("Not done: %1").arg(refusalText(answer.error())), {}, {}});
            Toast::show(this, {Tone::Good, paused ? tr("%1 is paused.").arg(group) : tr("%1 goes on.").arg(group), {}});
        });
}

bool EventsPage::isSearched() const
{
    return !m_filter->search()->text().trimmed().isEmpty();
}

bool EventsPage::fits(const DeadLetter &letter) const
{
    const QString wanted = searchKey(m_filter->search()->text().trimmed());
    return searchKey(letter.type + u' ' + letter.group + u' ' + letter.topic + u' ' + letter.reason).contains(wanted) ||
           letter.key.endsWith(wanted);
}

ListWords EventsPage::words() const
{
    m_filter->setClearShown(isSearched());
    const int rows = m_model->rowCount();
    ListWords words{m_model->isComplete()  ? tr("%Ln event(s) that nobody could take", nullptr, rows)
                    : m_model->hasLoaded() ? tr("The newest %Ln event(s) that nobody could take", nullptr, rows)
                                           : QString(),
                    tr("The events could not be loaded: %1"),
                    {},
                    nullptr};
    if (isSearched()) {
        words.empty = {QStringLiteral("edit-find"), tr("No event fits"),
                       tr("Searched are type, group, topic, reason, and the last digits of the order.")};
        words.remedy = m_list->clearAction();
    } else if (view() == Waiting) {
        words.empty = {QStringLiteral("tone-good"), tr("Every event was taken"),
                       tr("What a group cannot apply appears here by itself.")};
    } else {
        words.empty = {QStringLiteral("mail-unread"), tr("No event is like this"),
                       tr("Events that were replayed or given up stay here.")};
    }
    return words;
}

void EventsPage::retranslate()
{
    const QString views[] = {tr("Waiting"), tr("Replayed"), tr("Given up"), tr("All")};
    for (int view = 0; view < ViewCount; ++view)
        m_views->button(view)->setText(views[view]);
    m_filter->retranslate();
    m_filter->search()->setPlaceholderText(tr("Type, group, order or why"));
    m_filter->search()->setAccessibleName(tr("Search events"));
    m_groups->retranslate();
    m_groups->setWhyNot(m_context.session.may(permission::OpsAct) ? QString()
                                                                  : tr("The permission ops.act is missing."));
    m_model->retranslate();
    m_list->retranslate(tr("Events"));
}

} // namespace firstcome
