// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/widgets/form_field.h"
#include "console/widgets/ui_memory.h"
#include "shared/contract/sale.h"
#include <QWidget>
#include <optional>

class QCheckBox;
class QDateTimeEdit;
class QLabel;
class QPushButton;
class QSpinBox;

namespace firstcome {

class ApiClient;
class ErrorBanner;
class ProductPicker;

/// Plans a sale, or changes one: every field with label and help, and its error under it. Times are Korean.
/// Invariant: nothing is sent that the form itself can see is wrong; what was typed stays until it is accepted.
/// Thread: GUI. Sends nothing: `submitted` does.
class SaleForm : public QWidget
{
    Q_OBJECT

public:
    /// What the form holds, as the API wants it.
    struct Draft
    {
        std::optional<SaleView> changed; ///< the sale that is changed; nothing: a new one
        QJsonObject body;
    };

    /// What is typed is kept in `memory`, so that a restart or a crash loses nothing.
    SaleForm(ApiClient &api, UiMemory memory, Clock serverNow, QWidget *parent = nullptr);

    /// An empty form: from the next full hour, for an hour.
    void begin();
    void change(const SaleView &sale);
    /// Types again what was typed when the console ended; false when nothing was.
    bool restore();
    /// What was typed is not kept any more.
    void forget();
    bool isDirty() const { return body() != m_clean; }
    const std::optional<SaleView> &changedSale() const { return m_changed; }

    void showWorking(bool working);
    /// Each error at its field, the rest above the form.
    void showRefusal(const Refusal &refusal);
    void retranslate();

    ProductPicker *product() const { return m_product; }
    QDateTimeEdit *opens() const { return m_opens; }
    QDateTimeEdit *closes() const { return m_closes; }
    QPushButton *saveButton() const { return m_save; }
    FormField *field(const QString &name) const { return m_byName.value(name); }

Q_SIGNALS:
    void submitted(const firstcome::SaleForm::Draft &draft);
    void left();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void arrange();
    void addField(const QString &name, QWidget *editor);
    QJsonObject body() const;
    QList<FieldError> ownErrors() const;
    void submit();
    void leave();
    void showHelp();

    QJsonObject kept() const;
    void keep();

    UiMemory m_memory;
    Clock m_serverNow;
    std::optional<SaleView> m_changed;
    QJsonObject m_clean;
    QLabel *m_title;
    ErrorBanner *m_banner;
    ProductPicker *m_product;
    QDateTimeEdit *m_opens;
    QDateTimeEdit *m_closes;
    QSpinBox *m_limit;
    QSpinBox *m_hold;
    QCheckBox *m_announced;
    QPushButton *m_save;
    QPushButton *m_leave;
    FormFields m_fields;
    QHash<QString, FormField *> m_byName;
};

} // namespace firstcome
