// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/world/wire.h"

#include <QJsonDocument>

namespace firstcome::simulation {

namespace {

using outgoing::Answer;
using outgoing::NotSent;
using outgoing::Received;
using outgoing::Unknown;
using simulators::Bend;

constexpr const char *names[] = {"arrives",   "not-sent",   "call-lost", "answer-lost",
                                 "call-late", "call-twice", "garbled"};

QByteArray encoded(const simulators::SimulatedAnswer &answer)
{
    return answer.body.isEmpty() ? QByteArray() : QJsonDocument(answer.body).toJson(QJsonDocument::Compact);
}

QByteArray said(const Answer &answer)
{
    if (const auto *received = std::get_if<Received>(&answer))
        return QByteArray::number(received->status) + ' ' + shortened(received->body);
    return std::holds_alternative<NotSent>(answer) ? "was not sent" : "is not known";
}

} // namespace

Instant Wire::after(Dice::Range millis)
{
    return m_site.now + std::chrono::milliseconds(m_site.dice.within(millis));
}

Wire::Fate Wire::fateOf(const outgoing::Call &)
{
    const Weather &weather = m_site.weather;
    if (m_site.now < m_downUntil)
        return m_site.dice.inThousand(500) ? Fate::NotSent : Fate::Lost;
    const std::pair<int, Fate> fates[] = {{weather.notSent, Fate::NotSent},       {weather.lost, Fate::Lost},
                                          {weather.answerLost, Fate::AnswerLost}, {weather.late, Fate::Late},
                                          {weather.twice, Fate::Twice},           {weather.garbled, Fate::Garbled}};
    for (const auto &[share, fate] : fates) {
        if (m_site.dice.inThousand(share))
            return fate;
    }
    return Fate::Arrives;
}

work::Reply<Answer> Wire::send(outgoing::Call call)
{
    Reply reply;
    if (m_cut) {
        reply.resolve(NotSent{QStringLiteral("The process is dead.")});
        return reply;
    }
    if (m_site.plan.plant && m_site.plan.plant->call)
        m_site.plan.plant->call(call);
    const auto parcel = std::make_shared<Parcel>(Parcel{std::move(call), reply, Fate::Arrives, ++m_calls});
    parcel->fate = fateOf(parcel->call);
    m_site.tell({"shop calls", '#' + QByteArray::number(parcel->number) + ' ' + parcel->call.method + ' ' +
                                   parcel->call.url + ' ' + shortened(parcel->call.body) + " (" +
                                   names[size_t(parcel->fate)] + ')'});
    if (parcel->fate != Fate::Arrives) {
        if (const auto order = m_site.companies.orderOf(parcel->call))
            m_site.fault(names[size_t(parcel->fate)], order);
    }
    std::erase_if(m_open, [](const Reply &open) { return open.await_ready(); });
    m_open.push_back(reply);
    dispatch(parcel);
    return reply;
}

void Wire::dispatch(const std::shared_ptr<Parcel> &parcel)
{
    const Instant deadline = m_site.now + parcel->call.timeout;
    const auto arriving = [this, parcel] { arrive(*parcel); };
    switch (parcel->fate) {
    case Fate::NotSent:
        return answer(*parcel, after({0, 200}), NotSent{QStringLiteral("made not to be sent")});
    case Fate::Lost:
        return answer(*parcel, deadline, Unknown{QStringLiteral("lost")});
    case Fate::AnswerLost:
        m_site.agenda.add(after({1, 400}), arriving);
        return answer(*parcel, deadline, Unknown{QStringLiteral("the answer is lost")});
    case Fate::Late:
        m_site.agenda.add(deadline + std::chrono::milliseconds(m_site.dice.within({1, 60'000})), arriving);
        return answer(*parcel, deadline, Unknown{QStringLiteral("late")});
    case Fate::Twice:
        m_site.agenda.add(after({1, 20'000}), arriving);
        break;
    case Fate::Arrives:
    case Fate::Garbled:
        break;
    }
    m_site.agenda.add(after({1, 400}), arriving);
}

void Wire::arrive(const Parcel &parcel)
{
    const Said said = m_site.companies.answer(parcel.call);
    const Instant at = m_site.now + said.answer.delay;
    m_site.tell({said.gateway ? "gateway" : "carrier", "hears #" + QByteArray::number(parcel.number) + " and says " +
                                                           QByteArray::number(said.answer.status) + ' ' +
                                                           shortened(encoded(said.answer))});
    if (parcel.fate == Fate::AnswerLost || parcel.fate == Fate::Late)
        return;
    if (said.answer.delay > parcel.call.timeout)
        return answer(parcel, m_site.now + parcel.call.timeout, Unknown{QStringLiteral("no answer in time")});
    const Received received =
        parcel.fate == Fate::Garbled ? garbled(said) : Received{said.answer.status, encoded(said.answer)};
    answer(parcel, at + std::chrono::milliseconds(m_site.dice.within({1, 300})), received);
}

void Wire::answer(const Parcel &parcel, Instant at, Answer answer)
{
    m_site.agenda.add(at, [this, reply = parcel.reply, number = parcel.number, answer = std::move(answer)] {
        if (reply.await_ready())
            return; // it knows already, or is dead
        m_site.tell({"shop hears", '#' + QByteArray::number(number) + ' ' + said(answer)});
        reply.resolve(answer);
    });
}

outgoing::Received Wire::garbled(const Said &said)
{
    constexpr auto page = "<html><body>502 Bad Gateway</body></html>";
    const auto kind = m_site.dice.below(said.gateway ? 7 : 4);
    if (kind == 0)
        return {502, page};
    if (kind == 1)
        return {404, page};
    if (kind == 2)
        return {200, page};
    if (kind == 3)
        return {200, {}};
    Bend bend;
    bend.way = kind == 4 ? Bend::Way::Status : kind == 5 ? Bend::Way::Missing : Bend::Way::Error;
    bend.word = kind == 5 ? QStringLiteral("status") : QStringLiteral("NOBODY_KNOWS_THIS");
    bend.status = 500;
    const auto bent = simulators::bent(bend, said.answer);
    return {bent.status, encoded(bent)};
}

void Wire::cut()
{
    m_cut = true;
    for (const Reply &reply : m_open)
        reply.resolve(Unknown{QStringLiteral("The process is dead.")});
    m_open.clear();
}

} // namespace firstcome::simulation
