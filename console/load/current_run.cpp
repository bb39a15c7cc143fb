// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/load/current_run.h"

#include "console/load/load_members.h"
#include "console/load/run_process.h"
#include "console/page/operator_session.h"
#include "shared/client/api_client.h"
#include "shared/client/client_codes.h"
#include "shared/contract/error_codes.h"
#include <QFile>
#include <QJsonArray>

namespace firstcome {

namespace {

/// As the engine notes it.
QString noteOf(const QJsonObject &command)
{
    const QString name = command.keys().value(0);
    const QJsonValue value = command.value(name);
    if (name == QLatin1StringView("note"))
        return value.toString();
    if (name == QLatin1StringView("rate") || name == QLatin1StringView("users"))
        return name + u' ' + QString::number(value.toDouble());
    return name;
}

} // namespace

CurrentRun::CurrentRun(const Ground &ground, QObject *parent) : QObject(parent), m_ground(ground)
{
    // A run may outlast the token it began with, and its books are read at its end.
    connect(&m_ground.session, &OperatorSession::changed, this, [this] {
        if (m_phase == Phase::Running && m_ground.session.state() == OperatorSession::State::SignedIn)
            m_process->tell({{QStringLiteral("token"), QString::fromLatin1(m_ground.api.token())}});
    });
}

CurrentRun::~CurrentRun() = default;

QString CurrentRun::tokensFile() const
{
    return m_ground.runs.file(m_id, QStringLiteral("tokens"));
}

void CurrentRun::start(RunWish wish)
{
    if (isUnderWay())
        return;
    m_wish = std::move(wish);
    m_refusal.reset();
    m_doing.clear();
    m_paused = m_stopping = false;
    m_id = 0;
    m_rehearsal.clear();
    m_memberPassword.clear();
    m_phase = Phase::Preparing;
    Q_EMIT changed();
    if (m_wish.rehearses)
        beginRehearsal();
    else
        begin();
}

void CurrentRun::beginRehearsal()
{
    const QString path = QStringLiteral("/v1/ops/sales/%1/rehearsals").arg(m_wish.rehearses->saleId);
    m_ground.api.send(ApiRequest::post(path, {}), this, [this, path](const Result<ApiAnswer> &answer) {
        if (!answer)
            return refuseWith(answer.error());
        m_rehearsal = path + u'/' + answer->json.value(u"saleId").toString();
        m_wish.scenario.products = {idFrom(QStringView(answer->json.value(u"productId").toString())).value_or(0)};
        begin();
    });
}

void CurrentRun::begin()
{
    const auto begun =
        m_ground.runs.begin(m_wish.scenario, m_ground.session.server().toString(QUrl::RemovePath), systemNow());
    if (!begun)
        return refuseWith(begun.error());
    m_id = *begun;
    if (m_wish.rehearses)
        m_ground.runs.keepRehearsal(m_id, *m_wish.rehearses);
    Q_EMIT changed();
    if (!m_wish.scenario.needsMembers() && !m_wish.rehearses)
        return launch();
    MembersWanted members = membersFor(m_wish.scenario);
    members.rehearse = m_wish.rehearses.has_value();
    fetchMembers(m_ground.api, members, tokensFile(),
                 {this, [this](const Result<QString> &made) { takeMembers(made); }});
}

void CurrentRun::takeMembers(const Result<QString> &made)
{
    m_memberPassword = made.value_or(QString());
    made ? launch() : refuseWith(made.error());
}

void CurrentRun::launch()
{
    if (m_stopping) {
        m_ground.runs.remove(m_id);
        m_phase = Phase::None;
        Q_EMIT changed();
        return;
    }
    const auto file = [this](const char *name) { return m_ground.runs.file(m_id, QString::fromLatin1(name)); };
    QStringList words{QStringLiteral("run"), QStringLiteral("--url"),
                      m_ground.session.server().toString(QUrl::RemovePath | QUrl::RemoveUserInfo)};
    words << QStringLiteral("--scenario") << file("scenario.json") << QStringLiteral("--progress")
          << QStringLiteral("json");
    for (const char *report : {"report.json", "report.html", "report.csv"})
        words << QStringLiteral("--report") << file(report);
    if (m_wish.scenario.needsMembers() || m_wish.rehearses)
        words << QStringLiteral("--tokens") << tokensFile();
    if (m_wish.scenario.needsMembers())
        words << QStringLiteral("--history") << file("history.jsonl");
    if (m_wish.verdict && m_wish.scenario.needsMembers())
        words << QStringLiteral("--verdict") << QStringLiteral("--operator") << m_ground.session.login();
    if (m_wish.knee)
        words << QStringLiteral("--knee");
    if (!m_wish.ownHost.isEmpty())
        words << QStringLiteral("--i-own-this-host") << m_wish.ownHost;
    m_process = std::make_unique<RunProcess>();
    connect(m_process.get(), &RunProcess::second, this, &CurrentRun::second);
    connect(m_process.get(), &RunProcess::ended, this, &CurrentRun::end);
    connect(m_process.get(), &RunProcess::said, this, [this](const QString &line) {
        m_doing = line;
        Q_EMIT changed();
    });
    m_phase = Phase::Running;
    m_process->start(words, {m_ground.api.token(), m_memberPassword});
    Q_EMIT changed();
}

void CurrentRun::end(int)
{
    QFile::remove(tokensFile());
    const QJsonObject report = m_ground.runs.report(m_id);
    if (report.isEmpty())
        return refuseWith({code::serverUnreachable, m_process->lastWords(), {}, {}});
    if (!m_rehearsal.isEmpty())
        tellVerdict(report);
    m_phase = Phase::Ended;
    Q_EMIT changed();
}

/// The sale's checklist shows it. Only what the books were asked about is a verdict.
void CurrentRun::tellVerdict(const QJsonObject &report)
{
    if (!report.contains(u"findings") || report.value(u"serverLost").toBool())
        return;
    qint64 peak = 0;
    const QJsonArray seconds = report.value(u"seconds").toArray();
    for (const QJsonValue &second : seconds)
        peak = std::max(peak, second[u"sent"].toInteger());
    const QJsonObject verdict{{QStringLiteral("ok"), report.value(u"ok").toBool()},
                              {QStringLiteral("peakPerSecond"), peak}};
    m_ground.api.send(ApiRequest::post(m_rehearsal + QStringLiteral("/verdict"), verdict), this,
                      [this](const Result<ApiAnswer> &answer) {
                          if (answer)
                              return;
                          m_doing = answer.error().detail;
                          Q_EMIT changed();
                      });
}

void CurrentRun::refuseWith(const Refusal &refusal)
{
    // What never began is not kept.
    if (m_id != 0)
        m_ground.runs.remove(m_id);
    m_id = 0;
    m_refusal = refusal;
    m_phase = Phase::Refused;
    Q_EMIT changed();
}

void CurrentRun::tell(const QJsonObject &command)
{
    if (!isUnderWay())
        return;
    if (command.contains(QLatin1StringView("pause")))
        m_paused = true;
    if (command.contains(QLatin1StringView("resume")))
        m_paused = false;
    if (command.contains(QLatin1StringView("stop")))
        m_stopping = true;
    if (m_process)
        m_process->tell(command);
    Q_EMIT noted(noteOf(command));
    Q_EMIT changed();
}

} // namespace firstcome
