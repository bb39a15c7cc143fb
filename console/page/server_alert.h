// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/page/page.h"
#include "console/widgets/colours.h"

namespace firstcome {

/// Something that is wrong with the server or what it depends on, by its own account, and where it is looked into.
struct ServerAlert
{
    QString id;
    Tone tone = Tone::Act; ///< Act: somebody loses something now; Watch: somebody should look
    QString words;         ///< in the operator's language
    PageRef where;
};

/// Of GET /v1/ops/overview or a frame of the live topic `metrics`, the gravest first. What the server does not say is
/// no alert. Pure.
std::vector<ServerAlert> serverAlertsFrom(const QJsonObject &overview);

} // namespace firstcome
