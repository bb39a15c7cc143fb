// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/consumers/copy_store.h"
#include "backend/platform/events/dead_letter_list.h"
#include "backend/platform/module/peers.h"
#include <QJsonArray>

namespace firstcome::consumers {

/// WAITING, REPLAYED or DISCARDED: what a person needs to know of where a letter stands.
const char *shownState(const events::DeadLetter &letter);
std::optional<events::LetterFilter::Only> onlyFrom(QByteArrayView text);

/// A payload as JSON; as a text where it is none.
QJsonValue payloadJson(const QByteArray &payload);
QJsonObject toJson(const PayloadCopy &copy, const std::unordered_map<Id, QString> &logins);
/// Each with its copies and with how many events are parked behind it.
QJsonArray lettersJson(sql::Connection &connection, const std::vector<events::DeadLetter> &letters, const Peers &peers);

} // namespace firstcome::consumers
