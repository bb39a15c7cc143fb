// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QProxyStyle>

namespace firstcome {

/// Fusion, which shows every text as it is. Qt guesses whether a text of a label, a message box or a tooltip is markup;
/// what a seller or a file called itself could then show pictures and words of its own. Invariant: no label of the
/// process guesses; a tooltip is never wider than one can read. Thread: GUI.
class PlainStyle : public QProxyStyle
{
    Q_OBJECT

public:
    static constexpr int widestTip = 480;

    PlainStyle();

    using QProxyStyle::polish;
    void polish(QWidget *widget) override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace firstcome
