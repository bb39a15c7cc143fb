// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/widgets/act_dialog.h"
#include <QJsonObject>

class QPlainTextEdit;

namespace firstcome {

/// Another payload for a copy of a dead letter. Invariant: only a JSON object can be kept. Thread: GUI. Sends nothing.
class MendDialog : public ActDialog
{
    Q_OBJECT

public:
    explicit MendDialog(const QString &payload, QWidget *parent = nullptr);

    QPlainTextEdit *payload() const { return m_payload; }
    QJsonObject value() const { return m_value; }

protected:
    std::optional<QString> objection() override;

private:
    QPlainTextEdit *m_payload;
    QJsonObject m_value;
};

} // namespace firstcome
