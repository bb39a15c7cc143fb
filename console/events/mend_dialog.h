// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/widgets/fitted_dialog.h"
#include <QJsonObject>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace firstcome {

/// Another payload for a copy of a dead letter. Invariant: only a JSON object can be kept. Thread: GUI. Sends nothing.
class MendDialog : public FittedDialog
{
    Q_OBJECT

public:
    explicit MendDialog(const QString &payload, QWidget *parent = nullptr);

    QPlainTextEdit *payload() const { return m_payload; }
    QPushButton *verb() const { return m_verb; }

Q_SIGNALS:
    void mended(const QJsonObject &payload);

private:
    void follow();

    QPlainTextEdit *m_payload;
    QLabel *m_error;
    QPushButton *m_verb;
    QJsonObject m_value;
};

} // namespace firstcome
