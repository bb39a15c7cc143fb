// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/shell/server_profile.h"
#include <QDialog>

namespace firstcome {

/// Which program this is, its version and licence, the server it speaks to.
class AboutDialog : public QDialog
{
    Q_OBJECT

public:
    explicit AboutDialog(const ServerProfile &profile, QWidget *parent = nullptr);
};

} // namespace firstcome
