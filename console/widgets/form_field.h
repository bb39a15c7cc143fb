// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/result.h"
#include <QHash>
#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace firstcome {

/// Label, field, help, and in place of the help the error in words.
/// Thread: GUI.
class FormField : public QWidget
{
    Q_OBJECT

public:
    explicit FormField(QWidget *editor, QWidget *parent = nullptr);

    void setTexts(const QString &label, const QString &help = {});
    void setError(const QString &words);
    void clearError() { setError({}); }
    bool hasError() const { return m_hasError; }
    QWidget *editor() const { return m_editor; }

private:
    void showHelp();

    QLabel *m_label;
    QWidget *m_editor;
    QLabel *m_help;
    QString m_helpText;
    QString m_error;
    bool m_hasError = false;
};

/// The fields of a form by the names the API gives them, so that a refusal finds its field.
class FormFields
{
public:
    void add(const QString &name, FormField *field) { m_fields.insert(name, field); }
    void clearErrors();
    /// Puts each error under its field and the focus into the first; returns those that belong to no field of the form.
    QList<FieldError> showErrors(const QList<FieldError> &errors);

private:
    QHash<QString, FormField *> m_fields;
};

} // namespace firstcome
