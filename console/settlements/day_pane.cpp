// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/settlements/day_pane.h"

#include "console/page/fetched_pane.h"
#include "console/page/operator_session.h"
#include "console/settlements/settlement_words.h"
#include "console/widgets/buttons.h"
#include "console/widgets/confirm_dialog.h"
#include "console/widgets/empty_state.h"
#include "console/widgets/fact_list.h"
#include "console/widgets/format.h"
#include "console/widgets/icons.h"
#include "console/widgets/metrics.h"
#include "console/widgets/refusal_text.h"
#include "console/widgets/sum_list.h"
#include "console/widgets/text_label.h"
#include "console/widgets/theme.h"
#include "console/widgets/toast.h"
#include "shared/client/api_client.h"
#include <QAction>
#include <QBoxLayout>

namespace firstcome {

namespace {

const QString sellersKey = QStringLiteral("sellers");
const QString linesKey = QStringLiteral("lines");
const QString startedKey = QStringLiteral("started");
const QString endedKey = QStringLiteral("ended");

} // namespace

DayPane::DayPane(ApiClient &api, OperatorSession &session, QWidget *parent)
    : QWidget(parent), m_api(api), m_session(session), m_calls(new ActCalls(api, this)),
      m_run(new QAction(themedIcon(QStringLiteral("media-playback-start")), {}, this)),
      m_statements(new QAction(themedIcon(QStringLiteral("go-next")), {}, this)), m_title(textLabel(TextRole::Label)),
      m_state(new StatePill), m_net(textLabel(TextRole::Plain)), m_facts(new FactList),
      m_matchTitle(textLabel(TextRole::Label)), m_matchState(new StatePill),
      m_matchNote(textLabel(TextRole::Help, {}, true)), m_books(new SumList), m_differences(new QVBoxLayout),
      m_inside(new FetchedPane(makeContent(), api, this))
{
    m_run->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
    play();
    connect(m_run, &QAction::triggered, this, &DayPane::askToRun);
    connect(m_calls, &ActCalls::changed, this, &DayPane::followActions);
    connect(&m_session, &OperatorSession::changed, this, &DayPane::followActions);
    retranslate();
}

void DayPane::play()
{
    FetchedPane::Play play;
    play.request = [this](Id) {
        ApiRequest request = ApiRequest::get(QStringLiteral("/v1/ops/settlements/match"));
        return request.with("date", m_day->date.toString(Qt::ISODate));
    };
    play.take = [this](const ApiAnswer &answer) {
        m_match = dayMatchFrom(answer.json);
        showMatch();
        return true;
    };
    play.forget = [this] { m_match.reset(); };
    play.retranslate = [this] { retranslate(); };
    play.trouble = [](const Refusal &refusal) -> ErrorBanner::Trouble {
        return {tr("The books could not be compared: %1").arg(refusalText(refusal)), {}, tr("Try again")};
    };
    play.pause = soon;
    m_inside->setPlay(std::move(play));
}

QWidget *DayPane::makeContent()
{
    m_net->setFont(figureFont(metrics::fontFigure));
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_state);
    auto *acts = new QHBoxLayout;
    acts->setSpacing(metrics::small);
    acts->addWidget(actionButton(m_run));
    acts->addWidget(actionButton(m_statements));
    acts->addStretch();
    auto *match = new QVBoxLayout; // side by side they need more room than the pane has
    match->setSpacing(metrics::small);
    match->addWidget(m_matchTitle);
    match->addWidget(m_matchState, 0, Qt::AlignLeft);
    m_differences->setSpacing(metrics::small);
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(metrics::large, metrics::hair, metrics::medium, metrics::large);
    column->setSpacing(metrics::medium);
    column->addLayout(head);
    column->addWidget(m_net);
    column->addLayout(acts);
    column->addWidget(m_facts);
    column->addLayout(match);
    column->addWidget(m_matchNote);
    column->addWidget(m_books);
    column->addLayout(m_differences);
    column->addStretch();
    return content;
}

bool DayPane::isOpen() const
{
    return m_day && m_day->date >= koreanDate(m_api.clock().at(systemNow()));
}

void DayPane::showDay(const std::optional<DayRun> &run)
{
    m_day = run;
    m_inside->choose(run ? run->id : 0);
    if (m_day) {
        showAll();
        m_inside->showContent();
    }
    followActions();
}

void DayPane::refresh()
{
    m_inside->refresh();
}

void DayPane::askToRun()
{
    if (!m_day || !m_run->isEnabled())
        return;
    ConfirmDialog::Question question;
    const QString day = m_day->date.toString(Qt::ISODate);
    const bool again = m_day->state == SettlementRunState::Done;
    question.title = again ? tr("Settle %1 again?").arg(day) : tr("Settle %1 now?").arg(day);
    question.consequence = again ? tr("What is settled stays as it is: the same figures come out.")
                                 : tr("Every seller gets a statement of the day. Earlier days that are not settled yet "
                                      "go first. What is delivered later counts for the next day.");
    question.verb = again ? tr("Settle again") : tr("Settle now");
    question.keep = tr("Not now");
    question.dangerous = false;
    ConfirmDialog::ask(this, question, [this](const QString &) { run(); });
}

void DayPane::run()
{
    if (!m_day)
        return;
    const QString day = m_day->date.toString(Qt::ISODate);
    Act act{m_day->id, QStringLiteral("run"),
            ApiRequest::post(QStringLiteral("/v1/ops/settlements/runs"), {{QStringLiteral("date"), day}})};
    act.request.within(runWithin);
    m_calls->send(std::move(act), [this, day](const Result<ApiAnswer> &answer) {
        Q_EMIT ran();
        if (!answer)
            return Toast::show(this,
                               {Tone::Act, tr("%1 is not settled: %2").arg(day, refusalText(answer.error())), {}});
        const auto run = dayRunFrom(answer->json);
        Toast::show(this, {Tone::Good,
                           tr("%1 is settled: %2 for %Ln seller(s).", nullptr, int(run ? run->sellers : 0))
                               .arg(day, format::money(run ? run->net : 0)),
                           {}});
    });
}

void DayPane::showAll()
{
    m_title->setText(m_day->date.toString(Qt::ISODate));
    m_state->set(settlement_words::pill(m_day->state, isOpen()));
    const bool begun = m_day->state.has_value();
    m_net->setVisible(begun);
    m_net->setText(format::money(m_day->net));
    m_facts->setVisible(begun);
    m_facts->setValue(sellersKey, format::count(m_day->sellers));
    m_facts->setValue(linesKey, format::count(m_day->lines));
    m_facts->setValue(startedKey, m_day->startedAt ? format::dateTime(*m_day->startedAt) : QString());
    m_facts->setShown(endedKey, m_day->endedAt.has_value());
    m_facts->setValue(endedKey, m_day->endedAt ? format::dateTime(*m_day->endedAt) : QString());
    showMatch();
}

void DayPane::showMatch()
{
    m_matchState->setVisible(m_match.has_value());
    m_books->setVisible(m_match.has_value());
    m_matchNote->setVisible(!m_match || m_match->open);
    m_matchNote->setText(m_match ? tr("The day is not over: this is how it stands now.") : tr("Being compared…"));
    if (m_match) {
        m_matchState->set(settlement_words::pill(*m_match));
        m_books->setRows(settlement_words::sums(*m_match));
    }
    showDifferences();
}

void DayPane::showDifferences()
{
    while (QLayoutItem *item = m_differences->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_links.clear();
    if (!m_match)
        return;
    for (const MatchException &each : std::as_const(m_match->exceptions)) {
        const QString theirs = each.theirs ? format::money(*each.theirs) : tr("not known", "an amount");
        auto *words = textLabel(TextRole::Plain,
                                tr("⚠ %1: %2 here, %3 there")
                                    .arg(settlement_words::difference(each.kind), format::money(each.ours), theirs),
                                true);
        words->setToolTip(each.paymentKey);
        m_differences->addWidget(words);
        if (each.orderId == 0)
            continue;
        auto *link = pushButton(ButtonKind::Link, tr("Show order %1").arg(idText(each.orderId)));
        connect(link, &QPushButton::clicked, this, [this, id = each.orderId] {
            Q_EMIT placeWanted({QStringLiteral("orders"), idText(id), {}});
        });
        m_differences->addWidget(link, 0, Qt::AlignLeft);
        m_links.append(link);
    }
}

void DayPane::followActions()
{
    m_run->setText(m_day && m_day->state == SettlementRunState::Done ? tr("Settle again…") : tr("Settle…"));
    QString whyNot;
    if (!m_day)
        whyNot = tr("Select a day first.");
    else if (!m_session.may(permission::PayoutDecide))
        whyNot = tr("The permission payout.decide is missing.");
    else if (isOpen())
        whyNot = tr("This day is not over yet.");
    else if (m_calls->isRunning(m_day->id))
        whyNot = tr("It is being settled.");
    setAllowed(m_run, whyNot);
    setAllowed(m_statements, !m_day         ? tr("Select a day first.")
                             : m_day->state ? QString()
                                            : tr("This day is not settled yet."));
}

void DayPane::retranslate()
{
    setWindowTitle(tr("Day"));
    m_statements->setText(tr("Its statements"));
    m_facts->setLabel(sellersKey, tr("Sellers"));
    m_facts->setLabel(linesKey, tr("Lines"));
    m_facts->setLabel(startedKey, tr("Begun"));
    m_facts->setLabel(endedKey, tr("Settled"));
    m_matchTitle->setText(tr("Orders, gateway and ledger"));
    m_inside->empty()->setText({QStringLiteral("view-calendar"), tr("No day selected"),
                                tr("Select a day to see its run and whether the books agree.")});
    if (m_day)
        showAll();
    followActions();
}

} // namespace firstcome
