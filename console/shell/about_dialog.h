// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/shell/server_profile.h"
#include "console/widgets/fitted_dialog.h"

namespace firstcome {

/// Which program this is, its version and licence, the server it speaks to.
class AboutDialog : public FittedDialog
{
    Q_OBJECT

public:
    explicit AboutDialog(const ServerProfile &profile, QWidget *parent = nullptr);
};

} // namespace firstcome
