"""Draws the specimen certificates of the demonstration, on a table, from the answers in the JSON files beside it.

Needs numpy, opencv-python-headless and Pillow:  python3 draw.py
Every picture says 样本; the persons, the company and their numbers do not exist (sequence number 000, code MA000000).
"""

import json
import math
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

HERE = Path(__file__).parent
FONT = str(HERE.parent / "fonts" / "NotoSansSC-Regular-wide.ttf")
INK, BLUE, RED, GOLD = (28, 28, 30), (70, 110, 170), (196, 40, 40), (190, 150, 70)


def font(size):
    return ImageFont.truetype(FONT, size)


def waves(draw, width, height, colours, spacing):
    for index, x in enumerate(range(-spacing, width + spacing, spacing)):
        colour = colours[index % len(colours)]
        line = [(x + spacing * 0.8 * math.sin(y / height * 9 + index * 0.7), y) for y in range(0, height + 12, 12)]
        draw.line(line, fill=colour, width=5)


def card():
    image = Image.new("RGB", (1712, 1080), (226, 238, 240))
    draw = ImageDraw.Draw(image)
    waves(draw, 1712, 1080, [(206, 226, 232), (236, 220, 222)], 46)
    return image, draw


def specimen(draw, place, size):
    draw.text(place, "样本", font=font(size), fill=RED)


def portrait():
    image = Image.new("RGB", (420, 550), (240, 244, 244))
    draw = ImageDraw.Draw(image)
    draw.ellipse((90, 370, 330, 790), fill=(52, 64, 88))
    draw.ellipse((120, 100, 300, 350), fill=(224, 188, 158))
    draw.pieslice((100, 60, 320, 300), 180, 360, fill=(30, 26, 26))
    for x in (175, 245):
        draw.ellipse((x - 9, 222, x + 9, 234), fill=(30, 26, 26))
    draw.arc((170, 260, 250, 310), 20, 160, fill=(150, 80, 80), width=5)
    return image


def id_front(person, address, nation="汉"):
    image, draw = card()
    number = person["certificate_number"]
    birth = number[6:14]
    sex = "男" if int(number[16]) % 2 else "女"
    born = f"{birth[:4]} 年 {int(birth[4:6])} 月 {int(birth[6:])} 日"
    rows = [("姓 名", person["name"], 110), ("性 别", f"{sex}", 240), ("出 生", born, 370)]
    for label, value, y in rows:
        draw.text((120, y + 8), label, font=font(48), fill=BLUE)
        draw.text((320, y), value, font=font(62), fill=INK)
    draw.text((520, 248), "民 族", font=font(48), fill=BLUE)
    draw.text((720, 240), nation, font=font(62), fill=INK)
    draw.text((120, 508), "住 址", font=font(48), fill=BLUE)
    for line in range(0, len(address), 11):
        draw.text((320, 500 + line // 11 * 84), address[line : line + 11], font=font(62), fill=INK)
    draw.text((120, 908), "公民身份号码", font=font(48), fill=BLUE)
    draw.text((560, 890), number, font=font(78), fill=INK)
    image.paste(portrait(), (1180, 150))
    specimen(draw, (1310, 610), 80)
    return image


def id_back(person, authority):
    image, draw = card()
    draw.ellipse((120, 110, 400, 390), fill=RED)
    for index in range(5):
        angle = math.radians(-90 + 36 * (index - 2))
        x, y = 260 + 80 * math.cos(angle), 260 + 80 * math.sin(angle)
        draw.ellipse((x - 16, y - 16, x + 16, y + 16), fill=(250, 220, 90))
    draw.rectangle((190, 270, 330, 320), fill=(250, 220, 90))
    draw.text((520, 110), "中华人民共和国", font=font(112), fill=INK)
    draw.text((500, 270), "居 民 身 份 证", font=font(150), fill=INK)
    specimen(draw, (1420, 520), 96)
    date = lambda text: f"{text[:4]}.{text[4:6]}.{text[6:]}" if len(text) == 8 else text
    start, end = person["certificate_validity_date_start"], person["certificate_validity_date_end"]
    for label, value, y in [("签发机关", authority, 730), ("有效期限", f"{date(start)}-{date(end)}", 880)]:
        draw.text((330, y + 4), label, font=font(60), fill=INK)
        draw.text((640, y), value, font=font(64), fill=INK)
    return image


def licence(filing):
    subject, organisation = filing["icp_subject"]["base_info"], filing["icp_subject"]["organize_info"]
    image = Image.new("RGB", (2100, 1485), (248, 246, 238))
    draw = ImageDraw.Draw(image)
    waves(draw, 2100, 1485, [(240, 234, 216), (244, 238, 224)], 60)
    draw.rectangle((60, 60, 2040, 1425), outline=GOLD, width=14)
    draw.rectangle((96, 96, 2004, 1389), outline=GOLD, width=4)
    draw.ellipse((960, 130, 1140, 310), fill=RED)
    draw.text((730, 330), "营 业 执 照", font=font(130), fill=INK)
    specimen(draw, (1460, 380), 90)
    rows = [
        ("统一社会信用代码", organisation["certificate_number"]),
        ("名　　称", subject["name"]),
        ("类　　型", "有限责任公司"),
        ("法定代表人", filing["icp_subject"]["principal_info"]["name"]),
        ("经营范围", filing["facts"]["business_scope"]),
        ("注册资本", "壹佰万元人民币"),
        ("成立日期", "2019年06月18日"),
        ("营业期限", "长期"),
        ("住　　所", organisation["certificate_address"]),
    ]
    for index, (label, value) in enumerate(rows):
        y = 530 + index * 84
        draw.text((190, y), label, font=font(48), fill=INK)
        draw.text((620, y), value, font=font(48), fill=INK)
    draw.ellipse((1640, 880, 1930, 1170), outline=RED, width=10)
    draw.text((1672, 1000), "样本登记机关", font=font(38), fill=RED)
    return image


def letter(filing):
    name = filing["icp_subject"]["base_info"]["name"]
    person = filing["icp_subject"]["principal_info"]["name"]
    image = Image.new("RGB", (1485, 2100), (250, 250, 248))
    draw = ImageDraw.Draw(image)
    draw.text((330, 180), "互联网信息服务承诺书", font=font(82), fill=INK)
    specimen(draw, (1200, 90), 70)
    lines = [
        f"　　{name}承诺：",
        "　　一、提交的备案信息真实、准确、完整，信息变化时",
        "及时办理变更。",
        "　　二、遵守互联网信息服务的法律法规，不从事与备案",
        "内容不一致的活动。",
        "　　三、落实网络与信息安全责任，配合管理部门检查。",
        "　　四、本文件为样本，只用于演示。",
    ]
    for index, line in enumerate(lines):
        draw.text((170, 420 + index * 100), line, font=font(50), fill=INK)
    draw.text((720, 1420), "主办者（盖章）：", font=font(50), fill=INK)
    draw.text((720, 1540), f"负责人（签字）：{person}", font=font(50), fill=INK)
    draw.text((720, 1660), "日期：2026年11月20日", font=font(50), fill=INK)
    draw.ellipse((980, 1290, 1290, 1600), outline=RED, width=10)
    draw.text((1040, 1410), "样本印章", font=font(48), fill=RED)
    return image


def table(width, height, seed):
    noise = np.random.default_rng(seed)
    plank = cv2.resize(noise.normal(0, 1, (height // 8, 6)).astype(np.float32), (width, height), interpolation=cv2.INTER_CUBIC)
    fine = cv2.GaussianBlur(noise.normal(0, 1, (height, width)).astype(np.float32), (0, 0), 2)
    tone = 1 + 0.05 * plank + 0.05 * fine
    return np.clip(np.array([62, 82, 104], np.float32) * tone[..., None], 0, 255)


def photograph(document, name, size, share, seed, blur=0.0):
    width, height = size
    flat = np.asarray(document)[..., ::-1].astype(np.float32)
    rows, columns = flat.shape[:2]
    scale = min(width / columns, height / rows) * share
    half = np.array([columns, rows], np.float32) * scale / 2
    noise = np.random.default_rng(seed)
    corners = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]], np.float32) * half + np.array([width, height]) / 2
    corners += noise.uniform(-0.012, 0.012, (4, 2)) * np.array([width, height])
    source = np.array([[0, 0], [columns, 0], [columns, rows], [0, rows]], np.float32)
    matrix = cv2.getPerspectiveTransform(source, corners.astype(np.float32))
    mask = cv2.warpPerspective(np.ones((rows, columns), np.float32), matrix, (width, height), flags=cv2.INTER_AREA)
    warped = cv2.warpPerspective(flat, matrix, (width, height), flags=cv2.INTER_AREA)
    shadow = cv2.GaussianBlur(np.roll(mask, (14, 10), (0, 1)), (0, 0), 12)
    scene = table(width, height, seed) * (1 - 0.45 * shadow[..., None])
    scene = scene * (1 - mask[..., None]) + warped * mask[..., None]
    light = np.linspace(1.0, 0.93, width, dtype=np.float32)[None, :, None]
    scene = scene * light + noise.normal(0, 1.2, scene.shape)
    if blur:
        scene = cv2.GaussianBlur(scene, (0, 0), blur)
    picture = np.clip(scene, 0, 255).astype(np.uint8)
    for quality in range(92, 40, -2):
        data = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
        if len(data) < 195 * 1024:
            break
    (HERE / name).write_bytes(data.tobytes())
    print(name, picture.shape, len(data), quality)


def main():
    enterprise = json.loads((HERE / "enterprise.json").read_text())
    individual = json.loads((HERE / "individual.json").read_text())
    zhang, li = enterprise["icp_subject"]["principal_info"], individual["icp_subject"]["principal_info"]
    home = "广东省深圳市南山区样本路8号2栋1001室"
    card_size = (1600, 1100)
    photograph(licence(enterprise), "licence.jpg", (1900, 1400), 0.86, 1)
    photograph(id_front(zhang, home), "zhang-front.jpg", card_size, 0.82, 2)
    photograph(id_back(zhang, "深圳市公安局南山分局"), "zhang-back.jpg", card_size, 0.82, 3)
    photograph(letter(enterprise), "commitment.jpg", (1300, 1750), 0.88, 4)
    photograph(id_front(li, individual["icp_subject"]["organize_info"]["certificate_address"]), "li-front.jpg", card_size, 0.82, 5)
    photograph(id_back(li, "北京市公安局朝阳分局"), "li-back.jpg", card_size, 0.82, 6)
    photograph(id_front(li, individual["icp_subject"]["organize_info"]["certificate_address"]), "blurred.jpg", card_size, 0.82, 7, blur=6.0)


if __name__ == "__main__":
    main()
