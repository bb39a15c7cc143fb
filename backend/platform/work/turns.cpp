// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/work/turns.h"

#include <QScopedValueRollback>

namespace firstcome::work {

namespace {

thread_local Turns *currentTurns = nullptr;

}

Turns::Turns() : m_outer(currentTurns)
{
    currentTurns = this;
}

Turns::~Turns()
{
    currentTurns = m_outer;
}

Turns *Turns::current()
{
    return currentTurns;
}

void Turns::join(const void *owner, Worker worker)
{
    m_seats.push_back({owner, std::move(worker)});
}

void Turns::leave(const void *owner)
{
    std::erase_if(m_seats, [owner](const Seat &seat) { return seat.owner == owner; });
}

std::vector<size_t> Turns::waiting() const
{
    std::vector<size_t> places;
    for (size_t place = 0; place < m_seats.size(); ++place) {
        if (m_seats[place].worker.waits())
            places.push_back(place);
    }
    return places;
}

void Turns::take(size_t place)
{
    if (m_taking)
        return;
    const QScopedValueRollback<bool> taking(m_taking, true);
    m_seats.at(place).worker.turn();
}

void Turns::takeAll()
{
    if (m_taking)
        return;
    for (auto places = waiting(); !places.empty(); places = waiting())
        take(places.front());
}

void Turns::tell()
{
    if (currentTurns && currentTurns->m_atOnce)
        currentTurns->takeAll();
}

} // namespace firstcome::work
