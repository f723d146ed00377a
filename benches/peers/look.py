#!/usr/bin/env python3
"""The same checks written plainly with OpenCV, on one core, for comparison with `cargo bench --bench inspect`.

usage: look.py PICTURE        needs numpy and opencv-python-headless

Corners by edges and the largest quadrilateral, sharpness by the variance of the Laplacian, glare by burnt-out
spots, colour by chroma, occlusion by skin colour on the border, block borders, spectrum of nine tiles.
Times are the processor's; starting Python and importing the libraries is not counted.
"""
import sys
import time

import cv2
import numpy as np

LOOKS = 15
cv2.setNumThreads(1)


def corners(small):
    grey = cv2.GaussianBlur(cv2.cvtColor(small, cv2.COLOR_BGR2GRAY), (5, 5), 0)
    edges = cv2.dilate(cv2.Canny(grey, 50, 150), np.ones((3, 3), np.uint8))
    outlines, _ = cv2.findContours(edges, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    for outline in sorted(outlines, key=cv2.contourArea, reverse=True)[:10]:
        quad = cv2.approxPolyDP(outline, 0.02 * cv2.arcLength(outline, True), True)
        if len(quad) == 4 and cv2.isContourConvex(quad):
            points = quad.reshape(4, 2).astype(np.float32)
            return np.roll(points, -int(np.argmin(points.sum(1))), 0)
    height, width = small.shape[:2]
    return np.float32([[0, 0], [width, 0], [width, height], [0, height]])


def straighten(picture, quad, short):
    sides = [np.linalg.norm(quad[k] - quad[(k + 1) % 4]) for k in range(4)]
    width, height = (sides[0] + sides[2]) / 2, (sides[1] + sides[3]) / 2
    scale = short / min(width, height)
    width, height = int(width * scale), int(height * scale)
    target = np.float32([[0, 0], [width, 0], [width, height], [0, height]])
    return cv2.warpPerspective(picture, cv2.getPerspectiveTransform(quad, target), (width, height))


def spectrum(grey):
    window = np.outer(np.hanning(128), np.hanning(128)).astype(np.float32)
    total = np.zeros((128, 128))
    for y in np.linspace(0, grey.shape[0] - 128, 3).astype(int):
        for x in np.linspace(0, grey.shape[1] - 128, 3).astype(int):
            tile = grey[y:y + 128, x:x + 128].astype(np.float32)
            total += np.abs(np.fft.fft2((tile - tile.mean()) * window)) ** 2
    return total.max() / max(np.median(total), 1e-9)


def inspect(picture):
    scale = 1600 / max(picture.shape[:2])
    fine = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    coarse = cv2.resize(fine, None, fx=0.4, fy=0.4, interpolation=cv2.INTER_AREA)
    quad = corners(coarse) / 0.4
    page = straighten(fine, quad, 640)
    grey = cv2.cvtColor(page, cv2.COLOR_BGR2GRAY)
    sharpness = cv2.Laplacian(grey, cv2.CV_64F).var()
    burnt = cv2.morphologyEx((grey >= 248).astype(np.uint8), cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
    spots = cv2.connectedComponentsWithStats(burnt)[2][1:, cv2.CC_STAT_AREA]
    lab = cv2.cvtColor(page, cv2.COLOR_BGR2LAB).astype(np.float32)
    chroma = np.percentile(np.hypot(lab[..., 1] - 128, lab[..., 2] - 128), 98)
    ycrcb = cv2.cvtColor(page, cv2.COLOR_BGR2YCrCb)
    skin = cv2.inRange(ycrcb, (40, 140, 90), (255, 180, 130))
    border = np.concatenate([skin[:20].ravel(), skin[-20:].ravel(), skin[:, :20].ravel(), skin[:, -20:].ravel()])
    steps = np.abs(np.diff(picture[::8, :, 1].astype(np.int16), axis=1))
    blocks = [np.minimum(steps[:, k::8], 12).mean() for k in range(8)]
    lattice = spectrum(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY))
    return quad, sharpness, spots, chroma, border.mean(), max(blocks), lattice


def main():
    data = np.fromfile(sys.argv[1], np.uint8)
    decoding, inspecting = [], []
    for _ in range(LOOKS + 1):
        start = time.process_time()
        picture = cv2.imdecode(data, cv2.IMREAD_COLOR)
        decoding.append(time.process_time() - start)
        start = time.process_time()
        inspect(picture)
        inspecting.append(time.process_time() - start)
    print("| Python OpenCV | mean ms |\n|---|---|")
    for name, times in (("decode", decoding[1:]), ("inspect", inspecting[1:])):
        print(f"| {name} | {np.mean(times) * 1000:.1f} |")


main()
