/** Sizes of a drawing in pixels. It is drawn once for wide and once for narrow screens, so that text is never scaled. */
export interface CurveLayout {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly ticksMax: number;
  readonly narrow: boolean;
}

export const wideLayout: CurveLayout = {
  width: 760,
  height: 260,
  left: 42,
  right: 96,
  top: 26,
  bottom: 30,
  ticksMax: 7,
  narrow: false,
};

export const narrowLayout: CurveLayout = {
  width: 340,
  height: 240,
  left: 38,
  right: 62,
  top: 26,
  bottom: 30,
  ticksMax: 4,
  narrow: true,
};
