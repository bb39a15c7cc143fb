// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/outgoing/sender.h"
#include "tests/simulation/world/site.h"

namespace firstcome::simulation {

/// The network between the shop and the two companies: each call gets a fate of luck. What has left the process arrives
/// also when that has died since; whoever waited in it hears nothing any more.
/// Invariant: every call of a living process is answered once.
class Wire final : public outgoing::Sender
{
public:
    explicit Wire(Site &site) : m_site(site) {}

    work::Reply<outgoing::Answer> send(outgoing::Call call) override;
    /// The process dies: all that wait hear that nothing is known.
    void cut();
    /// The next process.
    void mend() { m_cut = false; }
    /// Nothing gets through until then.
    void goDownUntil(Instant until) { m_downUntil = until; }

private:
    enum class Fate : quint8 { Arrives, NotSent, Lost, AnswerLost, Late, Twice, Garbled };
    using Reply = work::Reply<outgoing::Answer>;
    struct Parcel
    {
        outgoing::Call call;
        Reply reply;
        Fate fate = Fate::Arrives;
        int number = 0;
    };

    Fate fateOf(const outgoing::Call &call);
    void dispatch(const std::shared_ptr<Parcel> &parcel);
    void arrive(const Parcel &parcel);
    void answer(const Parcel &parcel, Instant at, outgoing::Answer answer);
    outgoing::Received garbled(const Said &said);
    Instant after(Dice::Range millis);

    Site &m_site;
    std::vector<Reply> m_open;
    Instant m_downUntil{};
    int m_calls = 0;
    bool m_cut = false;
};

} // namespace firstcome::simulation
