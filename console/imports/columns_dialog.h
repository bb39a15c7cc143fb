// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/widgets/fitted_dialog.h"
#include "shared/contract/product_csv.h"

class QComboBox;

namespace firstcome {

/// Asks which column of a file fills which field, with a sample of each column.
/// Invariant: a field nobody touched stays as it was told: by the header, or by what was said before.
/// Thread: GUI.
class ColumnsDialog : public FittedDialog
{
    Q_OBJECT

public:
    using Mapping = QMap<QString, QString>;

    ColumnsDialog(const QList<ImportColumn> &columns, const Mapping &mapping, QWidget *parent = nullptr);

    /// Of a field, e.g. "price".
    QComboBox *choice(const QString &field) const { return m_choices.value(field); }

Q_SIGNALS:
    void chosen(const QMap<QString, QString> &mapping);

private:
    QLayout *makeChoices(const QList<ImportColumn> &columns);
    QLayout *makeButtons();
    QString toldFor(const QString &field, const QList<ImportColumn> &columns) const;
    void take();

    Mapping m_mapping;
    Mapping m_told; ///< what each choice began with
    QMap<QString, QComboBox *> m_choices;
};

} // namespace firstcome
