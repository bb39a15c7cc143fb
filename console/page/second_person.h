// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/page/page.h"
#include "shared/base/result.h"
#include "shared/client/api_request.h"

/// An act that is not done yet, because a second person has to agree.
namespace firstcome::second_person {

/// The approval it waits for, by its own answer: accepted (202), or refused because the same was asked for before.
std::optional<QString> approvalOf(const Result<ApiAnswer> &answer);
/// Where it is decided.
PageRef placeOf(const QString &approvalId);
/// Says that it waits, with a way there. Thread: GUI.
void tell(QWidget *from, const QString &approvalId, const std::function<void(const PageRef &)> &go);

} // namespace firstcome::second_person
