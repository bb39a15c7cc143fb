// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QDialog>

namespace firstcome {

/// A dialog of one width that is as high as its words need. Invariant: whoever has to decide can read every word,
/// whatever the language, the font and the length of a name; a long word without a blank is broken.
/// Thread: GUI.
class FittedDialog : public QDialog
{
    Q_OBJECT

public:
    explicit FittedDialog(int width, QWidget *parent = nullptr);

    void setVisible(bool visible) override;

protected:
    bool event(QEvent *event) override;

private:
    void fit();
};

} // namespace firstcome
